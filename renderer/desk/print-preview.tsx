import { useEffect, useRef, useState } from 'react';
import type { PrintOutcome } from '../../shared/contract/print-outcome.ts';
import { forwardKeys } from '../scanner/forward-keys.ts';
import { Dialog } from './parts.tsx';
import { t } from './words.ts';

/** A whole page as it will be printed, in a frame that may run no script. */
export function PrintPreview({ html, onClose }: { readonly html: string; readonly onClose: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [html]);
  const [state, setState] = useState<PrintOutcome | 'printing' | null>(null);
  const print = async (): Promise<void> => {
    const { api } = window;
    // A browser's own dialog tells its page nothing.
    if (api?.print === undefined) return frame.current?.contentWindow?.print();
    setState('printing');
    setState(await api.print(html).catch((): PrintOutcome => 'failed'));
  };
  return (
    <Dialog title={t('print.title')} onClose={onClose} wide>
      {address !== null && (
        <iframe
          ref={frame}
          title={t('print.title')}
          src={address}
          onLoad={() => {
            const inside = frame.current?.contentWindow ?? null;
            forwardKeys(inside, window);
            // The dialog's own Escape is not heard in its frame.
            inside?.addEventListener('keydown', ({ key }) => key === 'Escape' && onClose());
          }}
          sandbox="allow-same-origin allow-modals"
        />
      )}
      {state === 'sent' && <p role="status">{t('print.sent')}</p>}
      {state === 'cancelled' && <p role="status">{t('print.cancelled')}</p>}
      {state === 'failed' && (
        <p className="note note-error" role="alert">
          {t('print.failed')}
        </p>
      )}
      <footer>
        <small>{t('print.tip')}</small>
        <button type="button" className="primary" disabled={state === 'printing'} onClick={() => void print()}>
          {t('print.print')}
        </button>
      </footer>
    </Dialog>
  );
}
