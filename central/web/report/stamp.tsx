import { receivedOf } from '../../../shared/domain/coverage.ts';
import type { MonthlyReport } from '../../reports/views.ts';
import { stateSentence } from '../words/fr-state.ts';
import { frReport as words } from '../words/fr-report.ts';

/** Version, proof and coverage, at the foot of the report (TRUST 7.7). */
export function Stamp({ report }: { readonly report: Pick<MonthlyReport, 'stamp' | 'coverage'> }) {
  const { stamp, coverage } = report;
  const state = stamp.version === null ? stateSentence(stamp.state) : `${words.version} ${stamp.version}`;
  return (
    <footer className="stamp" data-testid="stamp">
      {words.stamp({ state, sha256: stamp.sha256, at: stamp.generatedAt, ...receivedOf(coverage) })}
    </footer>
  );
}
