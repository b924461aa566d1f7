import { type FormEvent, useState } from 'react';
import type { SiteRef } from '../../../reports/views.ts';
import { post } from '../../api.ts';
import { Note } from '../../parts/note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { SiteSelect } from '../../parts/site-choice.tsx';
import { useAct } from '../../use-read.ts';
import { frCalendar as words } from '../../words/fr-calendar.ts';
import { HourField } from './hour-field.tsx';
import { type Cell, closedCell, minuteOf } from './week-grid.ts';

interface Props {
  readonly sites: readonly SiteRef[];
  /** Local day. */
  readonly today: string;
}
/** One day of one antenne, or of all: closed, or open at other hours. */
export function ExceptionForm({ sites, today }: Props) {
  const [day, setDay] = useState('');
  const [site, setSite] = useState('*');
  const [kind, setKind] = useState<'closed' | 'open'>('closed');
  const [hours, setHours] = useState<readonly [Cell, Cell]>([closedCell, closedCell]);
  const [isWrong, setWrong] = useState(false);
  const act = useAct(
    (slots: readonly { readonly from: number; readonly to: number }[]) =>
      kind === 'closed' ? post<unknown>('reports/days-off', { site, day, off: true }) : post<unknown>('reports/special-openings', { site, day, slots }),
    () => setDay(''),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const slots = hours.filter(({ from, to }) => from !== '' || to !== '').map(({ from, to }) => ({ from: minuteOf(from) ?? -1, to: minuteOf(to) ?? -1 }));
    const wrong = kind === 'open' && (slots.length === 0 || slots.some(({ from, to }, at) => from < (at === 0 ? 0 : (slots[at - 1]?.to ?? 0)) || to <= from));
    setWrong(wrong);
    if (!wrong) act.run(slots);
  };
  return (
    <form className="card form-row" onSubmit={submit}>
      <label>
        {words.day}
        <input required type="date" min={today} value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <SiteSelect stacked sites={sites} value={site} onChange={setSite} />
      <fieldset className="segments">
        <legend className="unseen">{words.what}</legend>
        {(['closed', 'open'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="exception" checked={kind === one} onChange={() => setKind(one)} />
            <span>{words.kinds[one]}</span>
          </label>
        ))}
      </fieldset>
      {kind === 'open' &&
        ([0, 1] as const).map((at) => (
          <span key={at} className="hours">
            {(['from', 'to'] as const).map((side) => (
              <label key={side}>
                {words.hoursOf(at, side)}
                <HourField
                  name={words.hoursOf(at, side)}
                  required={at === 0}
                  value={hours[at][side]}
                  onChange={(value) => {
                    const changed = { ...hours[at], [side]: value };
                    setHours(at === 0 ? [changed, hours[1]] : [hours[0], changed]);
                  }}
                />
              </label>
            ))}
          </span>
        ))}
      <button type="submit" className="primary" disabled={act.busy}>
        {words.add}
      </button>
      {isWrong && <Note kind="error">{words.wrongHours}</Note>}
      <RefusalNote refusal={act.refusal} malformed={words.wrongDay} />
    </form>
  );
}
