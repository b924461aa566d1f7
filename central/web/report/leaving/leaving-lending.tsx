import type { LeavingReport } from '../../../reports/leaving-view.ts';
import { className } from '../../words/fr-classes.ts';
import { format } from '../../words/format.ts';
import { frLeaving } from '../../words/fr-leaving.ts';
import { frReport } from '../../words/fr-report.ts';
import { type Pair, Pairs } from '../sections.tsx';

const { equipment: words } = frReport;
const count = (value: number | null): string => (value === null ? frLeaving.masked : format.number(value));

/** Incidents and use of devices as they leave; nothing where the version was frozen before they were counted. */
export function LeavingLending({ report: { lending } }: { readonly report: LeavingReport }) {
  if (lending === null) return null;
  const { incidents, told, useRates: shares } = lending;
  const rates: readonly Pair[] =
    shares === 'not-told'
      ? [[words.rateOfUseAll, words.notTold, 'useRate']]
      : shares.map(({ kind, percent }): Pair => {
          const value = percent === 'masked' ? frLeaving.masked : percent === 'few-days' ? words.fewDays : format.percent(percent);
          return [words.rateOfUse(className.device(kind)), value, 'useRate'];
        });
  return (
    <div data-testid="leaving-lending">
      <Pairs
        pairs={[
          [words.incidents, incidents === 'not-told' ? words.notTold : count(incidents), 'incidents'],
          [words.toldLoans, count(told), 'toldLoans'],
          ...rates,
        ]}
      />
    </div>
  );
}
