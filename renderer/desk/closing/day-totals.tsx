import type { MonthTotals } from '../../../shared/domain/counting.ts';
import { hoursOf } from '../../i18n/formats.ts';
import { Figure } from '../parts.tsx';
import { t } from '../words.ts';

/** The same figures, by the same definitions, as the coordinators see. */
export function DayTotals({ totals }: { readonly totals: MonthTotals }) {
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
