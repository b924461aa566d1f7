import { type CoverageCount, type HalfDayState, halfDayStates } from '../../../shared/domain/coverage.ts';
import type { MonthlyReport } from '../../reports/views.ts';
import { hashOf } from '../route.ts';
import { format } from '../words/format.ts';
import { frCompleteness } from '../words/fr-completeness.ts';
import { frReport as words } from '../words/fr-report.ts';
import { fr } from '../words/fr.ts';
import { Pairs } from './sections.tsx';

/** A month that is over has nothing that runs, nor does a version frozen before that was told apart. */
const isTold = (coverage: CoverageCount) => (state: HalfDayState) => state !== 'running' || coverage.running > 0;

/** How many half-days are in each state. */
export const HalfDays = ({ coverage }: Pick<MonthlyReport, 'coverage'>) => (
  <Pairs pairs={halfDayStates.filter(isTold(coverage)).map((state) => [frCompleteness.states[state], format.number(coverage[state])])} />
);

/** Section 9: what the report rests on, and what in it is doubtful. */
export function CoverageSection({ report }: { readonly report: MonthlyReport }) {
  const { coverage, doubtful, stamp } = report;
  return (
    <div className="family">
      <div>
        <h3>{words.coverage}</h3>
        <HalfDays coverage={coverage} />
        <p className="no-print">
          <a href={hashOf({ page: 'completude', month: stamp.month })}>{fr.pages.completude}</a>
        </p>
      </div>
      <div>
        <h3>{words.doubtful}</h3>
        <Pairs
          pairs={[
            [words.estimated, format.number(doubtful.estimatedVisits)],
            [words.open, format.number(doubtful.openVisits)],
            [words.alarms, format.number(doubtful.alarms.length)],
            [words.quarantined, format.number(doubtful.quarantined)],
          ]}
        />
      </div>
    </div>
  );
}
