import type { ReactNode } from 'react';
import type { Change } from '../../../shared/domain/comparison.ts';
import { type FigureName, isMinutes } from '../../../shared/domain/figures.ts';
import { Explained } from '../parts/explained.tsx';
import { format } from '../words/format.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';

/** A figure of the month, against an earlier month, the year before and the objective. */
interface Line<Value> {
  readonly name: FigureName;
  readonly value: Value;
  readonly previous: Change | null;
  readonly lastYear: Change | null;
  readonly planned: number | null;
}
interface Given<Value> {
  readonly figures: readonly Line<Value>[];
  /** The cell of the month's own value. */
  readonly cellOf: (value: Value, show: (value: number) => string) => ReactNode;
}

/** The table of section 2, whatever may be read of each value. */
export function FiguresTable<Value>({ figures, cellOf }: Given<Value>) {
  return (
    <div className="scroll" role="region" aria-label={words.sections[1]} tabIndex={0}>
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
          {figures.map(({ name, value, previous, lastYear, planned }) => {
            const show = isMinutes(name) ? format.hours : format.number;
            return (
              <tr key={name} data-figure={name}>
                <th scope="row">
                  <Explained name={name} label={fr.figures[name]} />
                </th>
                {cellOf(value, show)}
                <Compared change={previous} show={show} />
                <Compared change={lastYear} show={show} />
                <td>{planned === null ? '–' : show(planned)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** An earlier value and what it became; a dash where there is none to say. */
function Compared({ change, show }: { readonly change: Change | null; readonly show: (value: number) => string }) {
  if (change === null) return <td>–</td>;
  return (
    <td>
      {show(change.from)} <small className="inline">{change.percent === null ? '' : `${format.signed(change.percent)}\u00a0%`}</small>
    </td>
  );
}
