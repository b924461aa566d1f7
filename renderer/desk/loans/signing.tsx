import { useState } from 'react';
import { t } from '../words.ts';
import { SignaturePad } from './signature-pad.tsx';

/** How an agreement is signed: drawn here, or on the printed page. */
export type SignedBy = { readonly how: 'paper' } | { readonly how: 'drawn'; readonly path: string };

/** The text, the place to sign, or the tick that says it was signed on paper. */
export function Signing({ text, onChange }: { readonly text: string; readonly onChange: (signed: SignedBy | null) => void }) {
  const [paper, setPaper] = useState(false);
  return (
    <>
      <div className="agreement-text" tabIndex={0} role="region" aria-label={t('sign.text')}>
        {text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={paper}
          onChange={(event) => {
            setPaper(event.target.checked);
            onChange(event.target.checked ? { how: 'paper' } : null);
          }}
        />
        {t('sign.paper')}
      </label>
      {!paper && <SignaturePad onChange={(path) => onChange(path === null ? null : { how: 'drawn', path })} />}
    </>
  );
}
