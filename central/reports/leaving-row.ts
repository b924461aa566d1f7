import type { LeavingTable } from '../../shared/domain/masking.ts';

export interface LeavingRow {
  readonly cells: readonly (number | null)[];
  readonly total: number;
}
/** What may be read of one antenne, or of all (`*`); null where nothing is, or where it stands joined to others. */
export function rowOf(table: LeavingTable | null, site: string): LeavingRow | null {
  if (table === null) return null;
  if (site === '*') return { cells: table.totals, total: table.total };
  return table.rows.find(({ keys }) => keys.length === 1 && keys[0] === site) ?? null;
}
