import { useState } from 'react';
import { ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** Labels of devices and workstations, and the desk's command cards. */
export function LabelSheets() {
  const client = useClient();
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = (what: 'labels.page' | 'commands.page'): void => void client.call(what, {}).then((page) => setPreview(page.html), setError);
  return (
    <section>
      <h1>{t('loans.view-print')}</h1>
      <div className="acts">
        <button type="button" onClick={() => show('labels.page')}>
          {t('loans.labels')}
        </button>
        <button type="button" onClick={() => show('commands.page')}>
          {t('loans.commands')}
        </button>
      </div>
      <ErrorNote error={error} />
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}
