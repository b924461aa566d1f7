import { useState } from 'react';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { ReopenReason } from '../../../shared/domain/vocabulary.ts';
import { dayOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { Confirm, ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { ClosedNote } from './closed-note.tsx';
import { DayChecks } from './day-checks.tsx';
import { DayTotals } from './day-totals.tsx';
import { Remark, remarkFault } from './remark.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';

interface Props {
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** The day's closing: what is still open and what to do about it, what the day leaves, and the sending. */
export function Closing({ site, acting }: Props) {
  const client = useClient();
  const read = useRead('closing.preview', {});
  const month = useRead('reports.month', { month: site.day.slice(0, 7) });
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const [remark, setRemark] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isLater, setLater] = useState(false);
  const close = async (): Promise<void> => {
    setAsking(null);
    try {
      await client.call('closing.close', { actionId: crypto.randomUUID(), remark });
      setRemark('');
      setError(null);
      // Closed all the same: what could not be sent is sent later, and the upload screen says why.
      setLater(
        await client.call('upload.now', {}).then(
          ({ lastError }) => lastError !== null,
          () => true,
        ),
      );
    } catch (problem) {
      setError(problem);
    }
  };
  const reopen = (reason: ReopenReason): void => {
    setAsking(null);
    client.call('closing.reopen', { actionId: crypto.randomUUID(), reason }).then(() => setError(null), setError);
  };
  return (
    <Loaded read={read}>
      {(preview) => (
        <div className="closing">
          <h1>{t('closing.title', { day: dayOf(`${preview.day}T12:00:00Z`, 'UTC') })}</h1>
          {preview.closed !== null && (
            <ClosedNote closed={preview.closed} reopenings={preview.reopenings} timeZone={site.timeZone} onReopen={() => setAsking('reopen')} />
          )}
          <DayChecks preview={preview} site={site} acting={acting} onFailed={setError} />
          {preview.closed === null && (
            <>
              <Remark text={remark} onChange={setRemark} />
              <button type="button" className="primary" disabled={remarkFault(remark) !== null} onClick={() => setAsking('close')}>
                {t('closing.close')}
              </button>
            </>
          )}
          <ErrorNote error={error} />
          {isLater && preview.closed !== null && preview.unsent > 0 && (
            <p className="note" role="status">
              {t('closing.later')}
            </p>
          )}
          <h2>{t('closing.today')}</h2>
          <DayTotals totals={preview.totals} />
          <h2>{t('closing.month')}</h2>
          <Loaded read={month}>{(report) => <DayTotals totals={report.totals} />}</Loaded>
          {asking === 'close' && <Confirm text={t('closing.sure')} action={t('closing.close')} onYes={() => void close()} onNo={() => setAsking(null)} />}
          {asking === 'reopen' && <ReopenDialog onReopen={reopen} onClose={() => setAsking(null)} />}
        </div>
      )}
    </Loaded>
  );
}
