import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hot, hotRowsAhead, hotWrite } from '../../../central/store/hot.ts';
import { inTransaction } from '../../../central/store/in-transaction.ts';
import { isDuplicate } from '../../../central/store/is-duplicate.ts';
import { openCentralStore } from '../../../central/store/open-store.ts';
import type { Store } from '../../../central/store/tables.ts';
import { allSites } from '../../../central/store/terminal-store.ts';
import { freshDatabaseUrl } from '../../support/central-store.ts';

/** Statements that nobody waits for, on a real PostgreSQL: what fails is told, nothing of its transaction stays, the connection serves on. */
let folder: string;
let db: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'central-pipelined-'));
  db = await openCentralStore({ dataFolder: folder, databaseUrl: await freshDatabaseUrl() });
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const addSite = hotWrite<{ code: string; name: string }>((value) => sql`INSERT INTO sites (code, name) VALUES (${value('code')}, ${value('name')})`);
const nameOf = hot<{ name: string }, { code: string }>((value) => sql`SELECT name FROM sites WHERE code = ${value('code')}`);
const namesAhead = hotRowsAhead<{ name: string }, { code: string }>(
  { code: 'text' },
  (rows) => sql`SELECT name FROM sites WHERE code IN (${rows}) ORDER BY code`,
);
const codes = async (): Promise<readonly string[]> => (await allSites(db)).map(({ code }) => code);

test('a statement that failed unseen makes the commit fail with its own reason, and nothing is kept', async () => {
  const done = inTransaction(db, async (transaction) => {
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    await addSite(transaction, { code: 'BBB', name: 'Voltaire' });
  });
  await expect(done).rejects.toSatisfy(isDuplicate);
  expect(await codes()).toEqual([]);
});

test('what is read after it fails with the same reason, not with that of an aborted transaction', async () => {
  const done = inTransaction(db, async (transaction) => {
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    return nameOf(transaction, { code: 'AAA' });
  });
  await expect(done).rejects.toSatisfy(isDuplicate);
  expect(await codes()).toEqual([]);
});

test('what is read after a statement that is not waited for sees what it wrote', async () => {
  const [row] = await inTransaction(db, async (transaction) => {
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    return nameOf(transaction, { code: 'AAA' });
  });
  expect(row?.name).toBe('Gerland');
});

test('outside a transaction every statement is waited for: its failure is the caller’s', async () => {
  await addSite(db, { code: 'AAA', name: 'Gerland' });
  await expect(addSite(db, { code: 'AAA', name: 'Gerland' })).rejects.toSatisfy(isDuplicate);
  expect(await codes()).toEqual(['AAA']);
});

test('what is asked ahead is answered when it is wanted, as the store stood when it was asked', async () => {
  const names = await inTransaction(db, async (transaction) => {
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    const asked = await namesAhead(transaction, [{ code: 'AAA' }, { code: 'BBB' }]);
    await addSite(transaction, { code: 'BBB', name: 'Voltaire' });
    const askedLater = await namesAhead(transaction, [{ code: 'AAA' }, { code: 'BBB' }]);
    return [await asked(), await askedLater()];
  });
  expect(names).toEqual([[{ name: 'Gerland' }], [{ name: 'Gerland' }, { name: 'Voltaire' }]]);
});

test('what was asked ahead after a failure tells that failure, and so does the commit of who never wanted it', async () => {
  const wanted = inTransaction(db, async (transaction) => {
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    return (await namesAhead(transaction, [{ code: 'AAA' }]))();
  });
  await expect(wanted).rejects.toSatisfy(isDuplicate);
  const unwanted = inTransaction(db, async (transaction) => {
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    await addSite(transaction, { code: 'AAA', name: 'Gerland' });
    await namesAhead(transaction, [{ code: 'AAA' }]);
  });
  await expect(unwanted).rejects.toSatisfy(isDuplicate);
  expect(await codes()).toEqual([]);
});
