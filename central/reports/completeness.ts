import { countCoverage } from '../../shared/domain/coverage.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';
import { readMonth } from './overview.ts';
import type { Asked } from './read-days.ts';
import { stampOf } from './stamp.ts';
import type { Completeness } from './completeness-view.ts';

/** C5: what is known of every antenne and half-day, whose terminals are silent, and where counts differ. */
export function completeness(asked: Asked, month: string): Promise<Completeness> {
  return inSnapshot(asked.db, async (db) => {
    const read = await readMonth({ ...asked, db }, month);
    const terminals = await terminalsBySite(db);
    return {
      stamp: await stampOf({ ...asked, db }, read),
      days: read.days.days,
      sites: read.days.sites.map(({ site, halves }) => ({
        site: { code: site.code, name: site.name },
        states: halves,
        coverage: countCoverage(halves),
        terminals: terminals.get(site.code) ?? [],
      })),
      alarms: read.days.sites.flatMap(({ alarms }) => alarms),
    };
  });
}

type Terminals = Completeness['sites'][number]['terminals'];
async function terminalsBySite(db: Store): Promise<ReadonlyMap<string, Terminals>> {
  const rows = await db
    .selectFrom('terminals')
    .select(['name', 'site_code', 'last_contact_at', 'clock_gap_ms', 'program', 'revoked_at'])
    .orderBy('name')
    .execute();
  const bySite = new Map<string, Terminals>();
  for (const { name, site_code: site, last_contact_at: lastContactAt, clock_gap_ms: clockGapMs, program, revoked_at: revokedAt } of rows)
    bySite.set(site, [...(bySite.get(site) ?? []), { name, lastContactAt, clockGapMs, program, revoked: revokedAt !== null }]);
  return bySite;
}
