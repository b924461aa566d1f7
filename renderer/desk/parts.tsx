import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { errorSentence } from './problem-sentence.ts';
import { t } from './words.ts';

/** Loading, error, ready: every read is drawn by this one. */
export function Loaded<T>({ read, children }: { readonly read: UseQueryResult<T>; readonly children: (value: T) => ReactNode }) {
  if (read.isSuccess) return children(read.data);
  if (read.isError) {
    return (
      <div className="note note-error" role="alert">
        <p>{errorSentence(read.error)}</p>
        <button type="button" onClick={() => void read.refetch()}>
          {t('app.retry')}
        </button>
      </div>
    );
  }
  return (
    <p className="skeleton" aria-busy="true">
      {t('app.loading')}
    </p>
  );
}

/** What went wrong with an act, next to where it was asked. */
export function ErrorNote({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <p className="note note-error" role="alert">
      {errorSentence(error)}
    </p>
  );
}

/** A modal dialog; the focus begins on the least harmful control, which comes first (UX D-R6). */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className={wide ? 'dialog dialog-wide' : 'dialog'} onCancel={onClose} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="light" onClick={onClose}>
          {t('app.close')}
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** Asks before something is lost; nothing happens by default. */
export function Confirm({
  text,
  action,
  onYes,
  onNo,
}: {
  readonly text: string;
  readonly action: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  return (
    <Dialog title={action} onClose={onNo}>
      <p>{text}</p>
      <footer>
        <button type="button" onClick={onNo}>
          {t('app.cancel')}
        </button>
        <button type="button" className="primary" onClick={onYes}>
          {action}
        </button>
      </footer>
    </Dialog>
  );
}

/** A number with its name, as a card. */
export function Figure({ value, label }: { readonly value: string | number; readonly label: string }) {
  return (
    <div className="figure">
      <strong>{value}</strong>
      <span>{label}</span>
    </div>
  );
}
