import type { ReactNode } from 'react';
import type { Read } from '../use-read.ts';
import { fr } from '../words/fr.ts';
import { Note } from './note.tsx';

interface Props<T> {
  readonly read: Read<T>;
  /** The sentence for an answer that holds nothing; null when it holds something. */
  readonly empty?: (value: T) => ReactNode | null;
  /** What to say where the server has nothing under this address. */
  readonly missing?: ReactNode;
  readonly children: (value: T) => ReactNode;
}
/** Loading, empty, error, ready: every page is drawn from this one union. */
export function Reading<T>({ read, empty, missing, children }: Props<T>) {
  switch (read.kind) {
    case 'loading':
      return (
        <div className="skeleton" role="status">
          <span className="unseen">{fr.loading}</span>
        </div>
      );
    case 'error':
      if (read.status === 404 && missing !== undefined) return <Note>{missing}</Note>;
      return (
        <Note kind="error" again={read.again}>
          {read.status === 403 ? fr.notAllowed : read.status === 404 ? fr.notFound : read.status === 401 ? fr.signedOut : fr.silent}
        </Note>
      );
    case 'ready': {
      const nothing = empty?.(read.value) ?? null;
      return <div aria-busy={read.stale}>{nothing === null ? children(read.value) : <Note>{nothing}</Note>}</div>;
    }
  }
}
