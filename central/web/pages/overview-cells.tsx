import { percentOf, shiftMonth } from '../../../shared/domain/comparison.ts';
import { receivedOf } from '../../../shared/domain/coverage.ts';
import type { Figures } from '../../../shared/domain/figures.ts';
import type { OverviewLine } from '../../reports/views.ts';
import { Delta } from '../parts/delta.tsx';
import { format } from '../words/format.ts';
import { frOverview as words } from '../words/fr-overview.ts';

const counted = ['visits', 'distinctPersons', 'newPersons', 'presenceMinutes'] as const;

/** The figures of one antenne, or of all, each with what it was the month before. */
export function OverviewCells({ line, month }: { readonly line: OverviewLine; readonly month: string }) {
  const { figures, previous, planned } = line;
  const than = `en ${format.monthAlone(shiftMonth(month, -1))}`;
  const { received, expected } = receivedOf(line.coverage);
  const cej = percentOf(figures.cejVisits, figures.visits);
  const cejBefore = previous === null ? null : percentOf(previous.cejVisits, previous.visits);
  const plain = (value: number, before: number | undefined, goal: number | null = null) => (
    <>
      {format.number(value)}
      <small>{before === undefined ? null : <Delta from={before} to={value} than={than} />}</small>
      {goal !== null && <small>{words.ofPlanned(format.number(goal))}</small>}
    </>
  );
  const purpose = (name: 'workshop' | 'pix-diagnostic', of: Figures | null): number => of?.purposes[name] ?? 0;
  return (
    <>
      {counted.map((name) => (
        <td key={name} data-figure={name}>
          {name === 'presenceMinutes' ? (
            <>
              {format.hours(figures[name])}
              <small>{previous !== null && <Delta from={Math.round(previous[name] / 60)} to={Math.round(figures[name] / 60)} than={than} />}</small>
            </>
          ) : (
            plain(figures[name], previous?.[name], name === 'visits' ? planned.visits : null)
          )}
        </td>
      ))}
      <td data-figure="cej">
        {cej === null ? '–' : format.percent(cej)}
        {cej !== null && cejBefore !== null && <small title={`${format.percent(cejBefore)} ${than}`}>{words.points(cej - cejBefore)}</small>}
      </td>
      <td data-figure="workshops">{plain(purpose('workshop', figures), previous === null ? undefined : purpose('workshop', previous), planned.workshops)}</td>
      <td data-figure="diagnostics">{plain(purpose('pix-diagnostic', figures), previous === null ? undefined : purpose('pix-diagnostic', previous))}</td>
      <td data-figure="loans">{plain(figures.loans, previous?.loans)}</td>
      <td data-figure="coverage">
        <meter className="coverage" min={0} max={Math.max(1, expected)} value={received} aria-label={words.halfDaysLong(received, expected)} />
        <small>{words.halfDays(received, expected)}</small>
      </td>
    </>
  );
}
