import '@fontsource/atkinson-hyperlegible-next/latin-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-700.css';
import '@fontsource/bricolage-grotesque/latin-700.css';
import './central.css';
import { type FormEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError, api, type Session } from './api.ts';
import { fr } from './fr.ts';
import { MonthPage } from './month-page.tsx';
import { TerminalsPage } from './terminals-page.tsx';
import { useAnswer } from './use-answer.ts';

function App() {
  const [session, again] = useAnswer('session', api.session);
  if (session.kind === 'loading') return <p className="note">{fr.loading}</p>;
  if (session.kind === 'ready') return <SignedIn session={session.value} onOut={again} />;
  if (session.status === 401) return <SignIn onIn={again} />;
  return (
    <p className="note note-error" role="alert">
      {fr.silent}{' '}
      <button type="button" onClick={again}>
        {fr.retry}
      </button>
    </p>
  );
}

function SignIn({ onIn }: { readonly onIn: () => void }) {
  const [name, setName] = useState('coordination');
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    api.signIn(name, passphrase).then(onIn, (error: unknown) => {
      const status = error instanceof ApiError ? error.status : 0;
      setFailure(status === 401 ? fr.wrong : status === 429 ? fr.blocked : fr.silent);
    });
  };
  return (
    <form className="sign-in" onSubmit={submit}>
      <h1>{fr.title}</h1>
      <label>
        {fr.name}
        <input required value={name} autoComplete="username" onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {fr.passphrase}
        <input required type="password" autoFocus autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      </label>
      {failure !== null && (
        <p className="note note-error" role="alert">
          {failure}
        </p>
      )}
      <button type="submit" className="primary">
        {fr.signIn}
      </button>
    </form>
  );
}

function SignedIn({ session, onOut }: { readonly session: Session; readonly onOut: () => void }) {
  const [page, setPage] = useState<'month' | 'terminals'>('month');
  return (
    <>
      <header className="top">
        <strong>{fr.title}</strong>
        <nav>
          <button type="button" aria-current={page === 'month' ? 'page' : undefined} onClick={() => setPage('month')}>
            {fr.month}
          </button>
          <button type="button" aria-current={page === 'terminals' ? 'page' : undefined} onClick={() => setPage('terminals')}>
            {fr.terminals}
          </button>
        </nav>
        <button type="button" onClick={() => void api.signOut().finally(onOut)}>
          {fr.signOut}
        </button>
      </header>
      <main>{page === 'month' ? <MonthPage firstMonth={session.month} /> : <TerminalsPage />}</main>
    </>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
