import { type FormEvent, useState } from 'react';
import type { Exporting } from '../../../shared/contract/import-methods.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { Dialog, ErrorNote } from '../parts.tsx';
import { saveFile } from '../save-file.ts';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** The whole of the sheets as a file that an import reads again. People: the passphrase is asked, for names leave the terminal. */
export function ExportDialog({ kind, onClose }: { readonly kind: ImportKind; readonly onClose: () => void }) {
  const client = useClient();
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [got, setGot] = useState<Exporting | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const asked = kind === 'members' ? client.call('exports.members', { format, passphrase }) : client.call('exports.devices', { format });
    asked
      .then((answer) => {
        setGot(answer);
        setPassphrase('');
        if (answer.kind === 'file') saveFile(answer);
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t(`export.title-${kind}`)} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p className={kind === 'members' ? 'note note-error' : 'quiet-text'}>{t(`export.what-${kind}`)}</p>
        <fieldset>
          <legend>{t('export.format')}</legend>
          {(['xlsx', 'csv'] as const).map((one) => (
            <label key={one} className="tick">
              <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
              {t(`export.${one}`)}
            </label>
          ))}
        </fieldset>
        {kind === 'members' && (
          <label>
            {t('export.passphrase')}
            <input type="password" required autoComplete="off" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </label>
        )}
        <ErrorNote error={error} />
        {got !== null && (
          <p className={got.kind === 'file' ? 'note' : 'note note-error'} role="status">
            {got.kind === 'file'
              ? t('export.done', { name: got.fileName, count: got.rows })
              : got.kind === 'wrong'
                ? t('export.wrong', { tries: got.triesLeft })
                : t('export.blocked')}
          </p>
        )}
        <footer>
          <button type="button" onClick={onClose}>
            {t('app.close')}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {t(busy ? 'app.working' : 'export.go')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
