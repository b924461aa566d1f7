import { rebuildRollups } from './ingest/rebuild-rollups.ts';
import { openCentralStore, type StorePlace } from './store/open-store.ts';
import type { Store } from './store/tables.ts';

/** Counts everything again from the facts. `changed`: figures that were not what the facts say; 0 on a healthy store. */
export async function recount(place: StorePlace & { readonly timeZone: string }): Promise<{ readonly facts: number; readonly changed: number }> {
  const db = await openCentralStore(place);
  try {
    const before = await figures(db);
    const facts = await rebuildRollups(db, place.timeZone);
    const after = await figures(db);
    const names = new Set([...before.keys(), ...after.keys()]);
    return { facts, changed: [...names].filter((name) => (before.get(name) ?? 0) !== (after.get(name) ?? 0)).length };
  } finally {
    await db.destroy();
  }
}

async function figures(db: Store): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('figures').selectAll().execute();
  return new Map(rows.map(({ period, site, name, value }) => [`${period} ${site} ${name}`, value]));
}
