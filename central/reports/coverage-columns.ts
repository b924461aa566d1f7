import { type CoverageCount, countCoverage, receivedOf } from '../../shared/domain/coverage.ts';
import { type Column, number, type Value } from '../../shared/sheets/sheets.ts';
import type { FrozenContent } from './read-closings.ts';

/** What the totals of a line rest on (REPORTING: every total carries its coverage). */
export const coverageColumns: readonly Column[] = [
  number('Demi-journées reçues', 'Demi-journées d’ouverture reçues, avec ou sans passage'),
  number('Demi-journées attendues', 'Demi-journées d’ouverture commencées, reçues ou non'),
];
export function coverageCells(coverage: CoverageCount): readonly Value[] {
  const { received, expected } = receivedOf(coverage);
  return [received, expected];
}

/** The cells of some antennes together, or of all (`*`), as a version counted them: `numbersOf` is the version whose numbers stand in the line, 0 the first. */
export type CoverageOf = (codes: readonly string[], numbersOf: number) => readonly Value[];
export const coverageIn =
  (versions: readonly Pick<FrozenContent, 'reports'>[]): CoverageOf =>
  (codes, numbersOf) => {
    const counts = codes.map((code) => receivedOf(versions[numbersOf]?.reports[code]?.coverage ?? countCoverage([])));
    return [counts.reduce((sum, { received }) => sum + received, 0), counts.reduce((sum, { expected }) => sum + expected, 0)];
  };
