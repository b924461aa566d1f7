import { useEffect, useRef, useState } from 'react';
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
  const print = (): void => {
    if (window.api?.print !== undefined) void window.api.print(html);
    else frame.current?.contentWindow?.print();
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
      <footer>
        <small>{t('print.tip')}</small>
        <button type="button" className="primary" onClick={print}>
          {t('print.print')}
        </button>
      </footer>
    </Dialog>
  );
}
