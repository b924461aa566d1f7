import type { Share } from '../../reports/views.ts';
import { frReport } from '../words/fr-report.ts';

/** The finding of a distribution: its largest class and its part. */
export function leading(what: string, shares: readonly Share[], nameOf: (key: string) => string): string {
  const first = shares.toSorted((a, b) => b.count - a.count)[0];
  return first === undefined || first.count === 0 ? what : frReport.shareFinding(what, nameOf(first.key), first.percent);
}
