import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refreshRollups } from '../../central/ingest/rebuild-rollups.ts';
import { figuresOf, readMonths, rollupOf } from '../../central/reports/read-figures.ts';
import { migrateStore } from '../../central/store/migrate.ts';
import { openCentralStore } from '../../central/store/open-store.ts';
import { postgresDialect } from '../../central/store/postgres-dialect.ts';
import { sqliteDialect } from '../../central/store/sqlite-dialect.ts';
import type { Store, Tables } from '../../central/store/tables.ts';
import { openStore } from '../../shared/db/open-store.ts';
import { freshDatabaseUrl } from '../support/central-store.ts';
import { factId, visitOf } from '../support/raw-terminal.ts';

let folder: string;
let databaseUrl: string | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'central-older-'));
  databaseUrl = await freshDatabaseUrl();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As the first version of central left it: two visits of one person, one without a card, a closing; and its own few figures. */
async function storeOfVersionOne(): Promise<void> {
  const db = new Kysely<Tables>({ dialect: databaseUrl === undefined ? sqliteDialect(openStore(join(folder, 'central.db'))) : postgresDialect(databaseUrl) });
  await migrateStore(db, folder, 1);
  await db.insertInto('sites').values({ code: 'GER', name: 'Gerland' }).execute();
  await db.insertInto('terminals').values({ number: 1, name: 'ger-1', site_code: 'GER', enrolled_at: 0, last_contact_at: 1, revoked_at: null }).execute();
  const facts = [visitOf({ programme: 'cej', purpose: 'pix-diagnostic' }), visitOf({ isNew: true }), visitOf({ person: null })];
  const closing = { kind: 'day-closed', rev: 1, day: '2026-11-24', void: false, visits: 3, distinctPersons: 1, presenceMinutes: 180, sessions: 0, loans: 0 };
  for (const [n, fact] of [...facts, closing].entries())
    await sql`INSERT INTO facts (id, rev, terminal, day, payload) VALUES (${Buffer.from(factId(n + 1), 'hex')}, 1, 1, '2026-11-24', ${JSON.stringify({ ...fact, id: factId(n + 1), seq: n + 1 })})`.execute(
      db,
    );
  await sql`INSERT INTO figures (period, site, name, value) VALUES ('2026-11', 'GER', 'visits', 3), ('2026-11', '*', 'visits', 3), ('2026-11', '*', 'distinctPersons', 1)`.execute(
    db,
  );
  await sql`INSERT INTO month_persons (month, site, person, visits) VALUES ('2026-11', 'GER', 'A', 2), ('2026-11', '*', 'A', 2)`.execute(db);
  await sql`INSERT INTO closed_days (site, day, visits, distinct_persons, presence_minutes, sessions, loans) VALUES ('GER', '2026-11-24', 3, 1, 180, 0, 0)`.execute(
    db,
  );
  await db.destroy();
}
const november = async (db: Store) => figuresOf(rollupOf((await readMonths(db, ['2026-11'])).get('2026-11'), '*'));

test('a store of the version before gets its richer figures from its facts, once', async () => {
  await storeOfVersionOne();
  const db = await openCentralStore({ dataFolder: folder, databaseUrl });
  await refreshRollups(db, 'Europe/Paris');
  expect(await november(db)).toMatchObject({ visits: 3, distinctPersons: 1, newPersons: 1, unnamedVisits: 1, cejPersons: 1, cejDiagnosed: 1 });
  expect(await db.selectFrom('closed_days').select(['site', 'day', 'visits', 'seq']).execute()).toEqual([
    { site: 'GER', day: '2026-11-24', visits: 3, seq: 4 },
  ]);
  await db.destroy();
});
