import type { RetentionView } from '../../../reports/retention-view.ts';
import { Reading } from '../../parts/reading.tsx';
import type { PageProps } from '../../shell.tsx';
import { useRead } from '../../use-read.ts';
import { format } from '../../words/format.ts';
import { frRetention as words } from '../../words/fr-retention.ts';
import { RetentionForm } from './retention-form.tsx';

const counters = Object.keys(words.counters) as (keyof typeof words.counters)[]; // keys of a typed record

/** How long facts are kept, what went and what will go; the rule is changed below. */
export function Retention({ session }: PageProps) {
  const read = useRead<RetentionView>('retention');
  return (
    <Reading read={read}>
      {(view) => (
        <>
          <p className="quiet">{words.intro}</p>
          <Kept view={view} />
          <RetentionForm key={`${view.months} ${view.reason}`} view={view} today={session.today} />
          {view.history.length > 0 && (
            <section>
              <h2>{words.history}</h2>
              <ul>
                {view.history.map(({ at, by, months, reason }) => (
                  <li key={at}>
                    {format.moment(at)}, {by} : {words.historyLine(months, reason)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Reading>
  );
}

function Kept({ view }: { readonly view: RetentionView }) {
  const { months, reason, keptFrom, oldest, last, ahead } = view;
  return (
    <section className="card">
      <h2>{words.kept}</h2>
      <dl className="facts-list">
        <dt>{words.ruleHead}</dt>
        <dd>{words.rule(months)}</dd>
        {reason !== '' && (
          <>
            <dt>{words.reasonHead}</dt>
            <dd>{reason}</dd>
          </>
        )}
        <dt>{words.since}</dt>
        <dd>{keptFrom !== null ? words.sinceMonth(keptFrom) : oldest === null ? words.nothing : words.sinceOldest(oldest)}</dd>
        <dt>{words.last}</dt>
        <dd>{last === null ? words.never : <Last last={last} />}</dd>
        <dt>{words.ahead}</dt>
        <dd>{ahead.length === 0 ? words.aheadNone : ahead.map(({ on, before, facts }) => <p key={on}>{words.aheadLine(on, before, facts)}</p>)}</dd>
      </dl>
      <p className="quiet">{words.also}</p>
    </section>
  );
}

function Last({ last }: { readonly last: NonNullable<RetentionView['last']> }) {
  const removed = counters.flatMap((counter) => (last[counter] > 0 ? [words.counters[counter](last[counter])] : []));
  return (
    <>
      {format.moment(last.at)} : {last.isCut ? words.cut : removed.join(', ')}
    </>
  );
}
