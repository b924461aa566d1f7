import { Printer } from '@phosphor-icons/react';
import { fr } from '../words/fr.ts';

/** The browser's own print dialog, on our print style sheet. */
export function PrintButton() {
  return (
    <button type="button" onClick={() => window.print()}>
      <Printer aria-hidden size={20} /> {fr.print}
    </button>
  );
}
