import { type FormEvent, useState } from 'react';
import { assumedOpening } from '../../../../shared/domain/coverage.ts';
import type { SiteRef } from '../../../reports/views.ts';
import { post } from '../../api.ts';
import { Note } from '../../parts/note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useAct } from '../../use-read.ts';
import { frCalendar as words } from '../../words/fr-calendar.ts';
import { format } from '../../words/format.ts';
import { HourField } from './hour-field.tsx';
import { type Cell, cellKey, closedCell, dayParts, gridOf, hourText, slotsOf, type WeekSlot, weekdays } from './week-grid.ts';

interface Props {
  readonly site: SiteRef;
  readonly slots: readonly WeekSlot[];
}
/** The week of one antenne: two hours a half-day, empty where it is closed. Without anything entered, the assumed week is shown and said to be so. */
export function WeekForm({ site, slots }: Props) {
  const isAssumed = slots.length === 0;
  const { grid: before, others } = gridOf(isAssumed ? assumedOpening : slots);
  const [grid, setGrid] = useState(before);
  const [isWrong, setWrong] = useState(false);
  const act = useAct((next: readonly WeekSlot[]) => post<unknown>('reports/openings', { site: site.code, slots: [...next, ...others] }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const next = slotsOf(grid);
    setWrong(next === null);
    if (next !== null) act.run(next);
  };
  return (
    <form className="card week" onSubmit={submit}>
      <h2>{words.week(site.name)}</h2>
      {isAssumed && <Note kind="warning">{words.assumed}</Note>}
      <div className="scroll" role="region" aria-label={words.week(site.name)} tabIndex={0}>
        <table className="week-grid">
          <thead>
            <tr>
              <td />
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {format.capital(format.weekday(weekday))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dayParts.map((part) => (
              <tr key={part}>
                <th scope="row">{words.parts[part]}</th>
                {weekdays.map((weekday) => {
                  const key = cellKey(weekday, part);
                  const name = `${format.weekday(weekday)}, ${words.parts[part].toLowerCase()}`;
                  return <HoursCell key={key} name={name} cell={grid[key] ?? closedCell} onChange={(cell) => setGrid({ ...grid, [key]: cell })} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {others.length > 0 && (
        <p className="quiet">
          {words.others} {others.map(({ weekday, from, to }) => `${format.weekday(weekday)} ${hourText(from)}–${hourText(to)}`).join(' ; ')}
        </p>
      )}
      <p className="quiet">{words.weekNote}</p>
      {isWrong && <Note kind="error">{words.wrongHours}</Note>}
      <RefusalNote refusal={act.refusal} />
      <button type="submit" className="primary" disabled={act.busy}>
        {words.saveWeek(site.name)}
      </button>
    </form>
  );
}

interface HoursProps {
  readonly name: string;
  readonly cell: Cell;
  readonly onChange: (cell: Cell) => void;
}
function HoursCell({ name, cell, onChange }: HoursProps) {
  return (
    <td className={cell.from === '' && cell.to === '' ? 'closed' : undefined}>
      <HourField name={`${name}, ${words.from}`} value={cell.from} onChange={(from) => onChange({ ...cell, from })} />
      <HourField name={`${name}, ${words.to}`} value={cell.to} onChange={(to) => onChange({ ...cell, to })} />
    </td>
  );
}
