import { type FormEvent, useState } from 'react';
import { post } from '../api.ts';
import { Note } from '../parts/note.tsx';
import type { PageProps } from '../shell.tsx';
import { useAct } from '../use-read.ts';
import { frAdmin as words } from '../words/fr-admin.ts';
import { fr } from '../words/fr.ts';
import { NewPassphrase } from './new-passphrase.tsx';

/** One's own passphrase, drawn again against the current one. */
export function OwnPassphrase({ session }: PageProps) {
  const [current, setCurrent] = useState('');
  const act = useAct(
    () => post<{ readonly passphrase: string }>('own-passphrase', { current }),
    () => setCurrent(''),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(undefined);
  };
  if (!session.byPassphrase) return <Note>{words.ownElsewhere}</Note>;
  return (
    <section>
      {act.done !== null && <NewPassphrase name={session.name} passphrase={act.done.passphrase} />}
      <form className="card form-row" onSubmit={submit}>
        <h2>{words.own}</h2>
        <p className="quiet">{words.ownText}</p>
        <label>
          {words.current}
          <input required type="password" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
        </label>
        <button type="submit" className="primary" disabled={act.busy}>
          {words.renew}
        </button>
        {act.refusal !== null && (
          <Note kind="error">{act.refusal.code === 'wrong' ? words.ownWrong : act.refusal.status === 429 ? words.ownBlocked : fr.silent}</Note>
        )}
      </form>
    </section>
  );
}
