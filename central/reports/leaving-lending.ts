import { useRateOf } from '../../shared/domain/device-days.ts';
import { FUNDER_THRESHOLD, type LeavingTable } from '../../shared/domain/masking.ts';
import { publicationsOf } from '../../shared/domain/publication.ts';
import { type DeviceKind, deviceKinds, loanIncidents } from '../../shared/domain/vocabulary.ts';
import type { Counts } from './leaving-tables.ts';
import { type LeavingRow, rowOf } from './leaving-row.ts';
import type { LeavingLending, LeavingUseRate } from './lending-view.ts';

type Rollup = Counts[string];

/**
 * What goes wrong with loans and how much devices serve, of the last of these versions of a month (oldest first, at least one), masked as the other tables:
 * everything told is computed from cells that may be read, so it tells no more than they do.
 */
export function leavingLending(versions: readonly Counts[], site: string): LeavingLending {
  const told = rowOf(published(versions, incidentCells), site);
  return { ...incidentsOf(told), useRates: devicesTold(versions, site) ? deviceKinds.flatMap((kind) => rateOfUse(versions, { kind, site })) : 'not-told' };
}

/** Parts of the loans, whose number is printed: gone wrong, gone well, and those whose terminal does not tell. */
function incidentCells(rollup: Rollup): readonly number[] {
  const [loans, told] = [rollup.loans ?? 0, rollup.toldLoans ?? 0];
  const wrong = loanIncidents.reduce((sum, kind) => sum + (kind === 'none' ? 0 : (rollup[`incident:${kind}`] ?? 0)), 0);
  return [wrong, told - wrong, loans - told];
}
function incidentsOf(row: LeavingRow | null): Pick<LeavingLending, 'incidents' | 'told'> {
  const [wrong = null, , untold = null] = row?.cells ?? [];
  if (row === null || untold === null) return { incidents: wrong, told: null };
  const told = row.total - untold;
  return { incidents: told === 0 && row.total > 0 ? 'not-told' : wrong, told: told > 0 && told < FUNDER_THRESHOLD ? null : told };
}

const devicesTold = (versions: readonly Counts[], site: string): boolean =>
  Object.entries(versions.at(-1) ?? {}).some(([code, rollup]) => code !== '*' && (site === '*' || code === site) && (rollup.devicesTold ?? 0) > 0);

/** Nothing where no such device was in service. */
function rateOfUse(versions: readonly Counts[], { kind, site }: { readonly kind: DeviceKind; readonly site: string }): readonly LeavingUseRate[] {
  const days = (rollup: Rollup): readonly number[] => {
    const [inService, used] = [rollup[`deviceDays:${kind}`] ?? 0, rollup[`usedDeviceDays:${kind}`] ?? 0];
    return [used, Math.max(0, inService - used)];
  };
  const table = published(versions, days);
  const row = rowOf(table, site);
  if (row === null) return [{ kind, percent: 'masked' }];
  if (row.total === 0) return [];
  const [used = null] = row.cells;
  return [{ kind, percent: used === null ? 'masked' : (useRateOf({ inService: row.total, used }) ?? 'few-days') }];
}

function published(versions: readonly Counts[], cellsOf: (rollup: Rollup) => readonly number[]): LeavingTable | null {
  const tables = versions.map((counts) => ({
    columns: cellsOf({}).map((_, at) => String(at)),
    rows: Object.entries(counts)
      .filter(([code]) => code !== '*')
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, rollup]) => ({ key, cells: cellsOf(rollup) })),
  }));
  return publicationsOf(tables).funder.table;
}
