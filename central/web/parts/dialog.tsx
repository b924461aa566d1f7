import { type ReactNode, useEffect, useId, useRef } from 'react';
import { fr } from '../words/fr.ts';

/** A native modal dialog: the browser keeps the focus in it and gives it back. Opens on the first field to fill in; without one, on *Fermer*, the least harmful. */
export function Dialog({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const name = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // The browser itself would take the first button, which may be the one that freezes or revokes.
    const field = shown?.querySelector<HTMLElement>('input:not([type="checkbox"]), select, textarea:not([readonly])');
    (field ?? close.current)?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={name} onClose={onClose}>
      <h2 id={name}>{title}</h2>
      {children}
      <form method="dialog">
        <button ref={close} type="submit">
          {fr.close}
        </button>
      </form>
    </dialog>
  );
}
