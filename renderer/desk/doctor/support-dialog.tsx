import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../parts.tsx';
import { t } from '../words.ts';

/** The text for whoever helps, shown before it leaves, and copied. */
export function SupportDialog({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    field.current?.focus();
    field.current?.select();
    // The clipboard's own interface needs a permission that our windows refuse; a selection that is copied needs none.
    setCopied(document.execCommand('copy'));
  };
  useEffect(copy, []);
  return (
    <Dialog title={t('doctor.copy')} onClose={onClose} wide>
      <p role="status">{t(copied ? 'doctor.copied' : 'doctor.select')}</p>
      <textarea ref={field} className="support-text" aria-label={t('doctor.copy')} readOnly value={text} rows={14} />
      <footer>
        <button type="button" className="primary" onClick={copy}>
          {t('app.copy')}
        </button>
      </footer>
    </Dialog>
  );
}
