import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { restoreBackup } from '../../../central/ops/restore-backup.ts';
import { verify } from '../../../central/ops/verify.ts';
import { writeBackup } from '../../../central/ops/write-backup.ts';
import { startCentral } from '../../../central/start-central.ts';
import { openCentralStore } from '../../../central/store/open-store.ts';
import { allRollups } from '../../support/central-figures.ts';
import { freshDatabaseUrl } from '../../support/central-store.ts';
import { enrolRawTerminal, visitOf } from '../../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
const folder = mkdtempSync(join(tmpdir(), 'central-moved-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a central that moves from SQLite to PostgreSQL keeps every figure, each of its months gets a partition of its own, and it may move back', async () => {
  const before = await startCentral({ dataFolder: folder, port: 0, now: clock.now, logLevel: 'silent', secretCost: 4 });
  const terminal = await enrolRawTerminal(before, clock.now);
  const days = ['2026-03-02', '2026-06-15', '2026-11-23', '2026-11-24'];
  await terminal.send(terminal.seal(days.map((day) => visitOf({ day, arrivedAt: `${day}T09:00:00.000Z` }))));
  const backup = join(folder, 'central.backup');
  await writeBackup(before.db, backup);
  const figures = await allRollups(before.db);
  await before.close();
  const place = { dataFolder: mkdtempSync(join(folder, 'postgres-')), databaseUrl: await freshDatabaseUrl() };
  await restoreBackup(place, backup, { now: clock.now(), timeZone: 'Europe/Paris' });
  const db = await openCentralStore(place, clock.now());
  expect(await allRollups(db)).toEqual(figures);
  const partitions = async () =>
    (await sql<{ name: string }>`SELECT DISTINCT tableoid::regclass::text AS name FROM facts ORDER BY 1`.execute(db)).rows.map(({ name }) =>
      name.replace(/^.*\./, ''),
    );
  expect(await partitions()).toEqual(['facts_2026_03', 'facts_2026_06', 'facts_2026_11']);
  expect((await sql<{ n: number }>`SELECT count(*) AS n FROM person_days_default`.execute(db)).rows).toEqual([{ n: 0 }]);
  // And back again: one file, the same figures.
  const returned = join(folder, 'returned.backup');
  await writeBackup(db, returned);
  await db.destroy();
  const file = { dataFolder: mkdtempSync(join(folder, 'sqlite-')) };
  await restoreBackup(file, returned, { now: clock.now(), timeZone: 'Europe/Paris' });
  const again = await openCentralStore(file, clock.now());
  expect(await allRollups(again)).toEqual(figures);
  expect((await verify(again)).faults).toEqual([]);
  await again.destroy();
});
