import type { MonthlyReport } from '../../reports/views.ts';
import { format } from '../words/format.ts';
import { className } from '../words/fr-classes.ts';
import { frReport as words } from '../words/fr-report.ts';
import { FiguresTable } from './figures-table.tsx';
import { presenceQualities } from '../../../shared/domain/vocabulary.ts';

const exactCell = (value: number, show: (value: number) => string) => (
  <td>
    <strong>{show(value)}</strong>
  </td>
);

/** Section 2: every figure against the month before, a year before and the objective; then the time people stay. */
export function Figures({ report }: { readonly report: MonthlyReport }) {
  const { presence } = report;
  return (
    <>
      <FiguresTable figures={report.figures} cellOf={exactCell} />
      <p className="presence">
        {presence.medianMinutes !== null && (
          <>
            <strong>
              {words.median} : {words.minutes(presence.medianMinutes)}
            </strong>{' '}
          </>
        )}
        {presence.meanMinutes !== null && `${words.mean.toLowerCase()} : ${words.minutes(presence.meanMinutes)}. `}
        {words.presence(presence.base)}{' '}
        {presenceQualities
          .filter((quality) => presence.qualities[quality] > 0)
          .map((quality) => `${className.quality(quality)} : ${format.number(presence.qualities[quality])}`)
          .join(', ')}
        .
      </p>
    </>
  );
}
