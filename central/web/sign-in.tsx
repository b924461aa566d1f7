import { type FormEvent, useState } from 'react';
import { session } from './api.ts';
import { Mark } from './parts/mark.tsx';
import { Note } from './parts/note.tsx';
import { refusalOf } from './route.ts';
import { useAct, useRead } from './use-read.ts';
import { fr } from './words/fr.ts';

/** With a passphrase of central's own, or at the organisation's provider where there is one. */
export function SignIn({ onIn }: { readonly onIn: () => void }) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const ways = useRead<{ readonly provider: string | null }>('sign-in');
  const act = useAct(() => session.open(name, passphrase), onIn);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  const provider = ways.kind === 'ready' ? ways.value.provider : null;
  const refused = refusalOf(window.location.hash);
  return (
    <main className="door">
      <div className="door-card">
        <Mark />
        <h1>{fr.title}</h1>
        <p className="quiet">{fr.doorNote}</p>
        {refused !== null && <Note kind="error">{fr.providerRefusals[refused] ?? fr.providerRefusals.again}</Note>}
        {provider !== null && (
          <>
            <a className="button primary" href="./api/provider/start">
              {provider}
            </a>
            <p className="or">{fr.orPassphrase}</p>
          </>
        )}
        <form onSubmit={submit}>
          <label>
            {fr.account}
            <input required value={name} autoFocus autoComplete="username" onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            {fr.passphrase}
            <input required type="password" autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </label>
          {act.refusal !== null && <Note kind="error">{act.refusal.status === 401 ? fr.wrong : act.refusal.status === 429 ? fr.blocked : fr.silent}</Note>}
          <button type="submit" className={provider === null ? 'primary' : ''} disabled={act.busy}>
            {act.busy ? fr.checking : fr.signIn}
          </button>
        </form>
      </div>
    </main>
  );
}
