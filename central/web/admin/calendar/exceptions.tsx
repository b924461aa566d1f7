import { publicHolidays } from '../../../../shared/domain/public-holidays.ts';
import type { CalendarView } from '../../../reports/calendar.ts';
import type { SiteRef } from '../../../reports/views.ts';
import { post } from '../../api.ts';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useAct } from '../../use-read.ts';
import { frCalendar as words } from '../../words/fr-calendar.ts';
import { format } from '../../words/format.ts';
import { fr } from '../../words/fr.ts';
import { ExceptionForm } from './exception-form.tsx';
import { hourText } from './week-grid.ts';

interface Props extends Pick<CalendarView, 'daysOff' | 'specialOpenings'> {
  /** Local day. */
  readonly today: string;
  readonly sites: readonly SiteRef[];
}
interface Line {
  readonly day: string;
  readonly site: SiteRef | null;
  readonly text: string;
  /** Takes it back; null: nobody entered it. */
  readonly undo: { readonly path: string; readonly body: unknown } | null;
}

/** The days that differ from the week, from the first of this month on: closed, other hours, and public holidays, which nobody has to enter. */
export function Exceptions({ today, sites, daysOff, specialOpenings }: Props) {
  const act = useAct(({ path, body }: { readonly path: string; readonly body: unknown }) => post<unknown>(path, body));
  const lines = linesOf({ daysOff, specialOpenings, today });
  const nameOf = (site: SiteRef | null): string => (site === null || site.code === '*' ? fr.all : site.name);
  return (
    <section>
      <h2>{words.exceptions}</h2>
      <p className="quiet">{words.exceptionsNote}</p>
      <ExceptionForm sites={sites} today={today} />
      <RefusalNote refusal={act.refusal} />
      <table className="figures left narrow">
        <thead>
          <tr>
            {[words.day, fr.antenne, words.what].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{words.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ day, site, text, undo }) => (
            <tr key={`${day} ${site?.code ?? ''} ${text}`}>
              <th scope="row">{format.capital(format.day(day))}</th>
              <td>{nameOf(site)}</td>
              <td>{text}</td>
              <td className="acts">
                {undo !== null && (
                  <button type="button" disabled={act.busy} aria-label={`${words.remove} : ${format.day(day)}, ${nameOf(site)}`} onClick={() => act.run(undo)}>
                    {words.remove}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** By day; holidays of this year and the next. */
function linesOf({ daysOff, specialOpenings, today }: Omit<Props, 'sites'>): readonly Line[] {
  const from = `${today.slice(0, 7)}-01`;
  const year = Number(today.slice(0, 4));
  const special = Map.groupBy(specialOpenings, ({ day, site }) => `${day} ${site.code}`);
  const lines: readonly Line[] = [
    ...[...new Set([...publicHolidays(year), ...publicHolidays(year + 1)])].map((day) => ({ day, site: null, text: words.holiday, undo: null })),
    ...daysOff.map(({ day, site }) => ({ day, site, text: words.closedDay, undo: { path: 'reports/days-off', body: { site: site.code, day, off: false } } })),
    ...[...special.values()].flatMap((hours) => {
      const [first] = hours;
      if (first === undefined) return [];
      const { day, site } = first;
      const text = words.opensAt(hours.map(({ from: begins, to }) => `${hourText(begins)}–${hourText(to)}`));
      return [{ day, site, text, undo: { path: 'reports/special-openings', body: { site: site.code, day, slots: [] } } }];
    }),
  ];
  return lines.filter(({ day }) => day >= from).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
