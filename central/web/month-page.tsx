import { useState } from 'react';
import type { MonthTotals } from '../../shared/domain/counting.ts';
import { visitPurposes } from '../../shared/domain/vocabulary.ts';
import type { DayCoverage, MonthReport } from '../reports/month.ts';
import { api } from './api.ts';
import { figureNames, fr } from './fr.ts';
import { useAnswer } from './use-answer.ts';

const shift = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};
const nameOf = (month: string): string =>
  new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T12:00:00Z`));
const figure = (name: (typeof figureNames)[number], totals: MonthTotals): string =>
  name.endsWith('Minutes') ? (totals[name] / 60).toLocaleString('fr-FR', { maximumFractionDigits: 1 }) : totals[name].toLocaleString('fr-FR');

/** The month per antenne: what the coordinators hold their meeting over. */
export function MonthPage({ firstMonth }: { readonly firstMonth: string }) {
  const [month, setMonth] = useState(firstMonth);
  const [answer, again] = useAnswer(month, api.month);
  return (
    <>
      <div className="month-bar">
        <h1>{nameOf(month)}</h1>
        <span className="no-print">
          <button type="button" onClick={() => setMonth(shift(month, -1))}>
            {fr.previous}
          </button>
          <button type="button" disabled={month >= firstMonth} onClick={() => setMonth(shift(month, 1))}>
            {fr.next}
          </button>
          <a className="button" href={`./api/months/${month}/csv`}>
            {fr.csv}
          </a>
          <button type="button" onClick={() => window.print()}>
            {fr.print}
          </button>
        </span>
      </div>
      {answer.kind === 'loading' && <p className="note">{fr.loading}</p>}
      {answer.kind === 'error' && (
        <p className="note note-error" role="alert">
          {fr.silent}{' '}
          <button type="button" onClick={again}>
            {fr.retry}
          </button>
        </p>
      )}
      {answer.kind === 'ready' && (answer.value.sites.length === 0 ? <p className="note">{fr.empty}</p> : <Report report={answer.value} />)}
    </>
  );
}

function Report({ report }: { readonly report: MonthReport }) {
  const unfinished = report.sites.some((site) => site.coverage.some((day) => day.state === 'partial' || day.differs));
  return (
    <>
      {unfinished && <p className="note">{fr.provisional}</p>}
      <div className="scroll">
        <table className="figures" data-testid="month">
          <thead>
            <tr>
              <th>{fr.antenne}</th>
              {figureNames.map((name) => (
                <th key={name} title={fr.figures[name][1]}>
                  {fr.figures[name][0]}
                </th>
              ))}
              <th>{fr.coverage}</th>
            </tr>
          </thead>
          <tbody>
            {report.sites.map((site) => (
              <tr key={site.siteCode} data-site={site.siteCode}>
                <th scope="row">{site.siteName}</th>
                {figureNames.map((name) => (
                  <td key={name} data-figure={name}>
                    {figure(name, site.totals)}
                  </td>
                ))}
                <td>
                  <Coverage days={site.coverage} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-site="*">
              <th scope="row">{fr.all}</th>
              {figureNames.map((name) => (
                <td key={name} data-figure={name}>
                  {figure(name, report.all)}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="small">{fr.allNote}</p>
      <Purposes totals={report.all} />
      <details>
        <summary>{fr.definitions}</summary>
        <dl>
          {figureNames.map((name) => (
            <div key={name}>
              <dt>{fr.figures[name][0]}</dt>
              <dd>{fr.figures[name][1]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** Bars from zero, in one hue, with their numbers. */
function Purposes({ totals }: { readonly totals: MonthTotals }) {
  const most = Math.max(1, ...visitPurposes.map((purpose) => totals.purposes[purpose] ?? 0));
  return (
    <section>
      <h2>{fr.purposes}</h2>
      <table className="bars">
        <tbody>
          {visitPurposes.map((purpose) => {
            const count = totals.purposes[purpose] ?? 0;
            return (
              <tr key={purpose}>
                <th scope="row">{fr.purposeNames[purpose]}</th>
                <td>
                  <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * count) / most} height="6" />
                  </svg>
                </td>
                <td>{count.toLocaleString('fr-FR')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** One square a day: received and closed, received, nothing. Zero is not missing. */
function Coverage({ days }: { readonly days: readonly DayCoverage[] }) {
  const count = (state: DayCoverage['state']): number => days.filter((day) => day.state === state).length;
  return (
    <span className="coverage">
      <svg viewBox={`0 0 ${days.length * 8} 12`} role="img" aria-label={fr.coverageOf(count('complete'), count('partial'))}>
        {days.map((day, index) => (
          <rect key={day.day} x={index * 8} width="6" height="12" className={day.differs ? 'differs' : day.state}>
            <title>{`${day.day.slice(8)} : ${day.differs ? fr.differs : fr[day.state]}`}</title>
          </rect>
        ))}
      </svg>
      {fr.coverageOf(count('complete'), count('partial'))}
    </span>
  );
}
