import { useState } from 'react';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { MonthTotals } from '../../../shared/domain/counting.ts';
import { dayOf, hoursOf } from '../../i18n/formats.ts';
import { Confirm, ErrorNote, Figure, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** The day's closing: what is still open, what the day leaves, and the sending. */
export function Closing({ site }: { readonly site: SiteInfo }) {
  const client = useClient();
  const read = useRead('closing.preview', {});
  const month = useRead('reports.month', { month: site.day.slice(0, 7) });
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = async (): Promise<void> => {
    setAsking(false);
    try {
      await client.call('closing.close', { actionId: crypto.randomUUID() });
      await client.call('upload.now', {});
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Loaded read={read}>
      {(preview) => (
        <div className="closing">
          <h1>{t('closing.title', { day: dayOf(`${preview.day}T12:00:00Z`, 'UTC') })}</h1>
          <ul className="checks">
            <Check count={preview.openVisits} text={t('closing.openVisits')} />
            <Check count={preview.openSessions} text={t('closing.openSessions')} />
            <Check
              count={preview.loansNotBack.length}
              text={`${t('closing.loans')} ${preview.loansNotBack.map((loan) => `${loan.deviceName} (${loan.name})`).join(', ')}`}
            />
            <Check count={preview.toOrient} text={t('closing.toOrient')} />
            <Check count={preview.unsent} text={t('closing.unsent')} />
          </ul>
          {preview.closed ? (
            <p className="note">{t('closing.done')}</p>
          ) : (
            <button type="button" className="primary" onClick={() => setAsking(true)}>
              {t('closing.close')}
            </button>
          )}
          <ErrorNote error={error} />
          <h2>{t('closing.today')}</h2>
          <Totals totals={preview.totals} />
          <h2>{t('closing.month')}</h2>
          <Loaded read={month}>{(report) => <Totals totals={report.totals} />}</Loaded>
          {asking && <Confirm text={t('closing.sure')} action={t('closing.close')} onYes={() => void close()} onNo={() => setAsking(false)} />}
        </div>
      )}
    </Loaded>
  );
}

function Check({ count, text }: { readonly count: number; readonly text: string }) {
  return (
    <li className={count === 0 ? 'check-ok' : 'check-open'}>
      <strong>{count}</strong> {text}
    </li>
  );
}

/** The same figures, by the same definitions, as the coordinators see. */
function Totals({ totals }: { readonly totals: MonthTotals }) {
  return (
    <div className="figures">
      <Figure value={totals.visits} label={t('figure.visits')} />
      <Figure value={totals.distinctPersons} label={t('figure.persons')} />
      <Figure value={totals.newPersons} label={t('figure.new')} />
      <Figure value={hoursOf(totals.presenceMinutes)} label={t('figure.hours')} />
      <Figure value={totals.estimatedVisits} label={t('figure.estimated')} />
      <Figure value={totals.workstationSessions} label={t('figure.sessions')} />
      <Figure value={hoursOf(totals.workstationMinutes)} label={t('figure.sessionHours')} />
      <Figure value={totals.loans} label={t('figure.loans')} />
      <Figure value={totals.guests} label={t('figure.guests')} />
    </div>
  );
}
