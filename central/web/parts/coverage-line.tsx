import { type CoverageCount, receivedOf } from '../../../shared/domain/coverage.ts';
import { frOverview as words } from '../words/fr-overview.ts';

/** What the totals beside it rest on (REPORTING: every total carries its coverage). */
export function CoverageLine({ coverage }: { readonly coverage: CoverageCount }) {
  const { received, expected } = receivedOf(coverage);
  return <p className={received < expected ? 'warn' : 'quiet'}>{words.rests(received, expected)}</p>;
}
