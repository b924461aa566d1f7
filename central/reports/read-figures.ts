import type { DistributionFamily, Distributions } from '../../shared/domain/distributions.ts';
import { distributionFamilies } from '../../shared/domain/distributions.ts';
import type { Figures } from '../../shared/domain/figures.ts';
import { personFigures } from '../../shared/domain/figures.ts';
import { type VisitPurpose, visitPurposes } from '../../shared/domain/vocabulary.ts';
import type { Store } from '../store/tables.ts';

/** Name → value, as the rollups hold them. */
export type Rollup = ReadonlyMap<string, number>;
/** Antenne (or `*`) → rollup. */
export type Rollups = ReadonlyMap<string, Rollup>;

/** The rollups of these months, each of every antenne and of all (`*`): antennes summed, persons counted once. One read. */
export async function readMonths(db: Store, months: readonly string[]): Promise<ReadonlyMap<string, Rollups>> {
  const rows = await db
    .selectFrom('figures')
    .select(['period', 'site', 'name', 'value'])
    .where('period', 'in', [...months])
    .execute();
  const byMonth = new Map(months.map((month) => [month, new Map([['*', new Map<string, number>()]])]));
  const persons = new Set<string>(personFigures);
  for (const { period, site, name, value } of rows) {
    const sites = byMonth.get(period);
    if (sites === undefined) continue;
    const rollup = sites.get(site) ?? new Map<string, number>();
    sites.set(site, rollup.set(name, value));
    const all = sites.get('*');
    if (all !== undefined && site !== '*' && !persons.has(name)) all.set(name, (all.get(name) ?? 0) + value);
  }
  return byMonth;
}

const nothing: Rollup = new Map();
export const rollupOf = (rollups: Rollups | undefined, site: string): Rollup => rollups?.get(site) ?? nothing;

/** Whether anything was ever received of that antenne and month. */
export const hasFigures = (rollup: Rollup): boolean => [...rollup.values()].some((value) => value !== 0);

/** The figures of one antenne (or all) and month. */
export function figuresOf(rollup: Rollup): Figures {
  const of = (name: string): number => rollup.get(name) ?? 0;
  const purposes: Partial<Record<VisitPurpose, number>> = {};
  for (const purpose of visitPurposes) if (of(`purpose:${purpose}`) > 0) purposes[purpose] = of(`purpose:${purpose}`);
  return {
    visits: of('visits'),
    distinctPersons: of('distinctPersons'),
    newPersons: of('newcomer:first'),
    returningVisits: of('newcomer:returning'),
    unnamedVisits: of('newcomer:unnamed'),
    presenceMinutes: of('presenceMinutes'),
    measuredMinutes: of('measuredMinutes'),
    estimatedVisits: of('quality:estimated'),
    openVisits: of('openVisits'),
    cejVisits: of('programme:cej'),
    cejPersons: of('cejPersons'),
    cejDiagnosed: of('cejDiagnosed'),
    purposes,
    workstationSessions: of('workstationSessions'),
    workstationMinutes: of('workstationMinutes'),
    seatMinutes: of('seatMinutes'),
    usedSeatMinutes: of('usedSeatMinutes'),
    loans: of('loans'),
    onSiteLoanMinutes: of('onSiteLoanMinutes'),
    takeHomeLoans: of('place:take-home'),
    takeHomeLoanMinutes: of('takeHomeLoanMinutes'),
    lateReturns: of('lateReturns'),
    guests: of('guests'),
    seatedWaits: of('seatedWaits'),
    waitedMinutes: of('waitedMinutes'),
    refusedWaits: of('refusedWaits'),
  };
}

/** How visits and loans of the month fall into classes. */
export function distributionsOf(rollup: Rollup): Distributions {
  const families = Object.fromEntries(distributionFamilies.map((family) => [family, {}])) as Record<DistributionFamily, Record<string, number>>; // one a family, just made
  for (const [name, value] of rollup) {
    const at = name.indexOf(':');
    const family = distributionFamilies.find((one) => one === name.slice(0, at));
    if (family !== undefined && value !== 0) families[family][name.slice(at + 1)] = value;
  }
  return families;
}
