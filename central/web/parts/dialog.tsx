import { type ReactNode, useEffect, useId, useRef } from 'react';
import { fr } from '../words/fr.ts';

/** A native modal dialog: the browser keeps the focus in it and gives it back. Opens with the focus on *Fermer*, the least harmful. */
export function Dialog({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={name} onClose={onClose}>
      <h2 id={name}>{title}</h2>
      {children}
      <form method="dialog">
        <button type="submit" autoFocus>
          {fr.close}
        </button>
      </form>
    </dialog>
  );
}
