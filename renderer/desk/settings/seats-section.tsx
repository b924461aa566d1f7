import { useState } from 'react';
import type { SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { NumberSetting, SectionForm } from './section-form.tsx';

/** How workstations are shared, and the same on a page for the wall. */
export function SeatsSection({ view }: { readonly view: SettingsAndKeeper }) {
  const client = useClient();
  const [page, setPage] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  return (
    <SectionForm name="seats" view={view}>
      {(edited) => (
        <>
          <NumberSetting edited={edited} name="sessionMinutes" min={5} max={480} />
          <NumberSetting edited={edited} name="dayMinutes" min={0} max={720} />
          <NumberSetting edited={edited} name="extendMinutes" min={0} max={120} />
          <NumberSetting edited={edited} name="absentMinutes" min={1} max={60} />
          <div className="setting">
            <button type="button" onClick={() => void client.call('rules.page', {}).then(({ html }) => setPage(html), setError)}>
              {t('settings.rules')}
            </button>
            <p className="quiet-text">{t('effect.rules')}</p>
          </div>
          <ErrorNote error={error} />
          {page !== null && <PrintPreview html={page} onClose={() => setPage(null)} />}
        </>
      )}
    </SectionForm>
  );
}
