import { percentOf, shiftMonth } from '../../../shared/domain/comparison.ts';
import type { OverviewLine } from '../../reports/views.ts';
import { Delta } from '../parts/delta.tsx';
import { format } from '../words/format.ts';
import { frOverview as words } from '../words/fr-overview.ts';
import { fr } from '../words/fr.ts';

const tiles = ['visits', 'distinctPersons', 'newPersons', 'presenceMinutes'] as const;

/** The month of all antennes in five large numbers. */
export function OverviewTiles({ line, month }: { readonly line: OverviewLine; readonly month: string }) {
  const { figures, previous, lastYear, planned } = line;
  const [before, yearBefore] = [format.month(shiftMonth(month, -1)), format.month(shiftMonth(month, -12))];
  const shown = (name: (typeof tiles)[number], value: number) => (name === 'presenceMinutes' ? Math.round(value / 60) : value);
  return (
    <ul className="tiles" aria-label={fr.all}>
      {tiles.map((name) => (
        <li key={name}>
          <span>{fr.figures[name]}</span>
          <strong>{format.number(shown(name, figures[name]))}</strong>
          <small>
            {previous === null ? (
              words.nothingBefore
            ) : (
              <>
                <Delta from={shown(name, previous[name])} to={shown(name, figures[name])} than={`en ${before}`} /> {words.inMonth}
              </>
            )}
          </small>
          {lastYear !== null && (
            <small>
              <Delta from={shown(name, lastYear[name])} to={shown(name, figures[name])} than={`en ${yearBefore}`} /> {words.inYear}
            </small>
          )}
          {name === 'visits' && planned.visits !== null && <small>{words.ofPlanned(format.number(planned.visits))}</small>}
        </li>
      ))}
      <li>
        <span>{fr.figures.cejPersons}</span>
        <strong>{format.number(figures.cejPersons)}</strong>
        <small>{percent(percentOf(figures.cejVisits, figures.visits))}</small>
        {previous !== null && (
          <small>
            <Delta from={previous.cejPersons} to={figures.cejPersons} than={`en ${before}`} /> {words.inMonth}
          </small>
        )}
        {lastYear !== null && (
          <small>
            <Delta from={lastYear.cejPersons} to={figures.cejPersons} than={`en ${yearBefore}`} /> {words.inYear}
          </small>
        )}
      </li>
    </ul>
  );
}
const percent = (value: number | null): string => (value === null ? '' : `${format.percent(value)} ${words.cejNote}`);
