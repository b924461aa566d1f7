import type { DayHalves } from '../../../shared/domain/coverage.ts';
import { format } from '../words/format.ts';
import { frCompleteness as words } from '../words/fr-completeness.ts';

interface Props {
  readonly name: string;
  readonly days: readonly string[];
  readonly states: readonly DayHalves[];
  readonly received: string;
}
/** One antenne's month: two marks a day, told apart by shape and sign as well as by colour. */
export function CalendarRow({ name, days, states, received }: Props) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {days.map((day, at) => {
        const halves = states[at];
        if (halves === undefined) return <td key={day} />;
        const told = `${format.day(day)} : ${words.morning}, ${words.states[halves.morning].toLowerCase()} ; ${words.afternoon}, ${words.states[halves.afternoon].toLowerCase()}`;
        return (
          <td key={day} title={told}>
            <span className="unseen">{told}</span>
            <span className="halves" aria-hidden="true">
              <span className={`half half-${halves.morning}`}>{words.signs[halves.morning]}</span>
              <span className={`half half-${halves.afternoon}`}>{words.signs[halves.afternoon]}</span>
            </span>
          </td>
        );
      })}
      <td>{received}</td>
    </tr>
  );
}
