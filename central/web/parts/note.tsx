import type { ReactNode } from 'react';
import { fr } from '../words/fr.ts';

interface Props {
  readonly kind?: 'info' | 'warning' | 'error' | 'done';
  readonly again?: () => void;
  readonly children: ReactNode;
}
/** One thing to know; errors interrupt, the others are said when the reader pauses. */
export function Note({ kind = 'info', again, children }: Props) {
  return (
    <div className={`note note-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <div>{children}</div>
      {again !== undefined && (
        <button type="button" onClick={again}>
          {fr.retry}
        </button>
      )}
    </div>
  );
}
