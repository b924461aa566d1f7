import type { LeavingReport, MaskedSlots } from '../../../reports/leaving-view.ts';
import { Masked } from '../../parts/masked.tsx';
import { Note } from '../../parts/note.tsx';
import { format } from '../../words/format.ts';
import { frLeaving as words } from '../../words/fr-leaving.ts';
import { frReport } from '../../words/fr-report.ts';

/** Section 4 as it leaves: the numbers, all antennes together. */
export function LeavingSlots({ report: { slots, site } }: { readonly report: LeavingReport }) {
  if (slots === null) return <Note>{site.code === '*' ? words.tooFew : words.slotsOfOne}</Note>;
  const peak = peakOf(slots);
  return (
    <>
      {peak !== null && <h3>{words.peak(peak.weekday, peak.hour, peak.visits)}</h3>}
      <p className="quiet">{frReport.heatNote}</p>
      <div className="scroll" role="region" aria-label={frReport.sections[3]} tabIndex={0}>
        <table className="figures small">
          <thead>
            <tr>
              <th scope="col">{words.hours}</th>
              {slots.hours.map((hour) => (
                <th key={hour} scope="col">
                  {format.hour(hour)}
                </th>
              ))}
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {slots.rows.map((row) => (
              <tr key={row.weekdays.join(' ')}>
                <th scope="row">{words.weekdays(row.weekdays)}</th>
                {row.cells.map((cell, at) => (
                  <Masked key={slots.hours[at]} count={cell} />
                ))}
                <Masked count={row.total} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              {slots.totals.map((cell, at) => (
                <Masked key={slots.hours[at]} count={cell} />
              ))}
              <Masked count={slots.total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

/** The largest number that may be read, of a weekday that stands alone. */
function peakOf(slots: MaskedSlots): { readonly weekday: number; readonly hour: number; readonly visits: number } | null {
  const [first] = slots.rows
    .flatMap(({ weekdays, cells }) => {
      const [weekday] = weekdays;
      return weekday === undefined || weekdays.length > 1
        ? []
        : cells.flatMap((visits, at) => (visits === null ? [] : [{ weekday, hour: slots.hours[at] ?? 0, visits }]));
    })
    .toSorted((a, b) => b.visits - a.visits);
  return first === undefined || first.visits === 0 ? null : first;
}
