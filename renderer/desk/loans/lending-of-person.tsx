import { type FormEvent, useState } from 'react';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { dayOf } from '../../i18n/formats.ts';
import { ErrorNote } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { FrameworkDialog } from './framework-dialog.tsx';

/** On a person's sheet: the framework agreement signed once for all, and a suspension of loans until a day. */
export function LendingOfPerson({ memberId, timeZone }: { readonly memberId: MemberId; readonly timeZone: string }) {
  const client = useClient();
  const framework = useRead('loans.framework', { memberId });
  const [signing, setSigning] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const since = framework.data?.signedAt ?? null;
  return (
    <section>
      <h2>{t('lending.title')}</h2>
      <p>{since === null ? t('lending.noFramework') : t('lending.framework', { day: dayOf(since, timeZone) })}</p>
      <div className="acts">
        <button type="button" onClick={() => setSigning(true)}>
          {t('lending.sign')}
        </button>
        <button type="button" onClick={() => void client.call('loans.frameworkPage', { memberId }).then((page) => setPreview(page.html), setError)}>
          {t('sign.print')}
        </button>
      </div>
      <Suspension memberId={memberId} />
      <ErrorNote error={error} />
      {signing && <FrameworkDialog memberId={memberId} onSigned={() => setSigning(false)} onClose={() => setSigning(false)} />}
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}

function Suspension({ memberId }: { readonly memberId: MemberId }) {
  const client = useClient();
  const read = useRead('loans.suspension', { memberId });
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const set = (given: { readonly until: string | null; readonly reason: string }): void =>
    void client.call('loans.suspend', { actionId: crypto.randomUUID(), memberId, ...given }).then(() => setError(null), setError);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    set({ until, reason });
  };
  const now = read.data ?? null;
  if (now !== null) {
    return (
      <div className="note">
        <p>{t('lending.suspended', { until: now.until.split('-').toReversed().join('/'), reason: now.reason })}</p>
        <button type="button" onClick={() => set({ until: null, reason: '' })}>
          {t('lending.lift')}
        </button>
        <ErrorNote error={error} />
      </div>
    );
  }
  return (
    <details>
      <summary>{t('lending.suspend')}</summary>
      <form className="inline-form" onSubmit={save}>
        <label>
          {t('lending.until')}
          <input type="date" required min="2020-01-01" value={until} onChange={(event) => setUntil(event.target.value)} />
        </label>
        <label>
          {t('inventory.reason')}
          <input required maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <button type="submit">{t('lending.suspend')}</button>
      </form>
      <ErrorNote error={error} />
    </details>
  );
}
