import { receivedOf } from '../../../shared/domain/coverage.ts';
import type { Completeness as View } from '../../reports/completeness-view.ts';
import { CalendarRow } from '../parts/calendar-row.tsx';
import { MonthHead } from '../parts/month-head.tsx';
import { Note } from '../parts/note.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { Reading } from '../parts/reading.tsx';
import { Reminders } from './reminders.tsx';
import type { PageProps } from '../shell.tsx';
import { useRead } from '../use-read.ts';
import { format } from '../words/format.ts';
import { frCompleteness as words } from '../words/fr-completeness.ts';
import { fr } from '../words/fr.ts';

const DAY_MS = 86_400_000;

/** C5: what was received, half-day by half-day; why a figure may still move. */
export function Completeness({ session, month }: PageProps) {
  const read = useRead<View>(`reports/completeness?month=${month}`);
  const state = read.kind === 'ready' && !read.stale && read.value.sites.length > 0 ? read.value.stamp.state : null;
  return (
    <>
      <MonthHead title={words.title} month={month} today={session.today} state={state}>
        <PrintButton />
      </MonthHead>
      <p className="quiet">{words.why}</p>
      <Reading read={read} empty={({ sites }) => (sites.length === 0 ? fr.noSites : null)}>
        {(view) => (
          <>
            <CalendarTable view={view} />
            <Reminders view={view} today={session.today} />
            <Terminals view={view} />
            <Alarms view={view} />
          </>
        )}
      </Reading>
    </>
  );
}

function CalendarTable({ view }: { readonly view: View }) {
  return (
    <section>
      <h2>{words.calendar}</h2>
      <ul className="legend">
        {(['active', 'no-scan', 'running', 'not-received', 'silent', 'closed'] as const).map((state) => (
          <li key={state}>
            <span className={`half half-${state}`} aria-hidden="true">
              {words.signs[state]}
            </span>
            {words.states[state]}
          </li>
        ))}
        <li className="quiet">{words.legend}</li>
      </ul>
      <div className="scroll" role="region" aria-label={words.calendar} tabIndex={0}>
        <table className="calendar">
          <thead>
            <tr>
              <th scope="col">{fr.antenne}</th>
              {view.days.map((day) => (
                <th key={day} scope="col" aria-label={format.day(day)}>
                  <span>{format.weekdayOfDay(day)}</span>
                  {format.dayOfMonth(day)}
                </th>
              ))}
              <th scope="col">{words.received}</th>
            </tr>
          </thead>
          <tbody>
            {view.sites.map(({ site, states, coverage }) => {
              const { received, expected } = receivedOf(coverage);
              return <CalendarRow key={site.code} name={site.name} days={view.days} states={states} received={words.receivedOf(received, expected)} />;
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Terminals({ view }: { readonly view: View }) {
  const made = Date.parse(view.stamp.generatedAt);
  return (
    <section>
      <h2>{words.terminals}</h2>
      <table className="figures left narrow">
        <thead>
          <tr>
            <th scope="col">{words.terminal}</th>
            <th scope="col">{fr.antenne}</th>
            <th scope="col">{words.lastContact}</th>
            <th scope="col">{words.program}</th>
            <th scope="col">{words.gap}</th>
          </tr>
        </thead>
        <tbody>
          {view.sites.flatMap(({ site, terminals }) =>
            terminals.map(({ name, lastContactAt, clockGapMs, program, revoked }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{site.name}</td>
                <td>
                  {lastContactAt === null ? fr.never : format.moment(lastContactAt)}
                  {!revoked && lastContactAt !== null && made - lastContactAt > DAY_MS && <small className="warn">{words.late}</small>}
                  {revoked && <small>{words.revoked}</small>}
                </td>
                <td>{program ?? fr.notTold}</td>
                <td>{words.seconds(clockGapMs)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <h3>{words.toDo}</h3>
      <ul className="quiet">
        <li>{words.toDoSilent}</li>
        <li>{words.toDoNotReceived}</li>
      </ul>
    </section>
  );
}

function Alarms({ view }: { readonly view: View }) {
  return (
    <section>
      <h2>{words.alarms}</h2>
      {view.alarms.length === 0 ? (
        <Note kind="done">{words.noAlarm}</Note>
      ) : (
        <>
          <p className="quiet">{words.alarmsNote}</p>
          <table className="figures left narrow">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{fr.antenne}</th>
                <th scope="col">{words.figure}</th>
                <th scope="col" className="count">
                  {words.atTerminal}
                </th>
                <th scope="col" className="count">
                  {words.atCentral}
                </th>
              </tr>
            </thead>
            <tbody>
              {view.alarms.map(({ site, day, figure, terminal, received }) => (
                <tr key={`${site.code} ${day} ${figure}`}>
                  <th scope="row">{format.dayShort(day)}</th>
                  <td>{site.name}</td>
                  <td>{words.figures[figure]}</td>
                  <td className="count">{format.number(terminal)}</td>
                  <td className="count">{format.number(received)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
