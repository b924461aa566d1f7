import type { Change } from '../../../shared/domain/comparison.ts';
import type { MonthlyReport } from '../../reports/views.ts';
import { Explained } from '../parts/explained.tsx';
import { format } from '../words/format.ts';
import { className } from '../words/fr-classes.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';
import { presenceQualities } from '../../../shared/domain/vocabulary.ts';

/** Section 2: every figure against the month before, a year before and the objective; then the time people stay. */
export function Figures({ report }: { readonly report: MonthlyReport }) {
  const { presence } = report;
  return (
    <>
      <table className="figures" data-testid="figures">
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.previous}</th>
            <th scope="col">{words.lastYear}</th>
            <th scope="col">{words.planned}</th>
          </tr>
        </thead>
        <tbody>
          {report.figures.map(({ name, value, previous, lastYear, planned }) => {
            const show = name.endsWith('Minutes') ? format.hours : format.number;
            return (
              <tr key={name} data-figure={name}>
                <th scope="row">
                  <Explained name={name} label={fr.figures[name]} />
                </th>
                <td>
                  <strong>{show(value)}</strong>
                </td>
                <Compared change={previous} show={show} />
                <Compared change={lastYear} show={show} />
                <td>{planned === null ? '–' : show(planned)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
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

/** An earlier value and what it became; a dash where there is none to say. */
export function Compared({ change, show }: { readonly change: Change | null; readonly show: (value: number) => string }) {
  if (change === null) return <td>–</td>;
  return (
    <td>
      {show(change.from)} <small className="inline">{change.percent === null ? '' : `${format.signed(change.percent)}\u00a0%`}</small>
    </td>
  );
}
