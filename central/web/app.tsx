import { useQueryClient } from '@tanstack/react-query';
import { session, type Session } from './api.ts';
import { Note } from './parts/note.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { useRead } from './use-read.ts';
import { fr } from './words/fr.ts';

/** Signed in or not: the session is asked from the server, never guessed. */
export function App() {
  const read = useRead<Session>('session');
  const queries = useQueryClient();
  switch (read.kind) {
    case 'loading':
      return <Note>{fr.loading}</Note>;
    case 'ready':
      return <Shell session={read.value} onOut={() => void session.close().finally(() => void queries.resetQueries())} />;
    case 'error':
      return read.status === 401 ? (
        <SignIn onIn={() => void queries.resetQueries()} />
      ) : (
        <Note kind="error" again={read.again}>
          {fr.silent}
        </Note>
      );
  }
}
