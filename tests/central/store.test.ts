import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../central/store/in-transaction.ts';
import { storeVersion } from '../../central/store/migrate.ts';
import { centralMigrations } from '../../central/store/migrations/all.ts';
import { openCentralStore, type StorePlace } from '../../central/store/open-store.ts';
import type { Store } from '../../central/store/tables.ts';
import { freshDatabaseUrl, testEngine } from '../support/central-store.ts';

let place: StorePlace;
let db: Store;
beforeEach(async () => {
  place = { dataFolder: mkdtempSync(join(tmpdir(), 'central-store-')), databaseUrl: await freshDatabaseUrl() };
  db = await openCentralStore(place);
});
afterEach(async () => {
  await db.destroy();
  rmSync(place.dataFolder, { recursive: true, force: true });
});

const addSite = (to: Store, code: string) => to.insertInto('sites').values({ code, name: code }).execute();
const siteCodes = async (): Promise<string[]> => (await db.selectFrom('sites').select('code').orderBy('code').execute()).map(({ code }) => code);

describe('central’s store', () => {
  test('opened again, it keeps its version and its rows', async () => {
    await addSite(db, 'GER');
    await db.destroy();
    db = await openCentralStore(place);
    expect(await storeVersion(db)).toBe(centralMigrations.length);
    expect(await siteCodes()).toEqual(['GER']);
  });

  test('a store of a newer program is refused with a sentence and left alone', async () => {
    await addSite(db, 'GER');
    await (testEngine === 'sqlite' ? sql`PRAGMA user_version = 999` : sql`UPDATE schema_version SET version = 999`).execute(db);
    await expect(openCentralStore(place)).rejects.toThrow('install the newer program');
    expect(await siteCodes()).toEqual(['GER']);
    expect(readdirSync(place.dataFolder).filter((file) => file.startsWith('before-'))).toEqual([]);
  });

  test('a transaction that fails in the middle leaves nothing', async () => {
    const failing = inTransaction(db, async (transaction) => {
      await addSite(transaction, 'GER');
      throw new Error('the plug was pulled');
    });
    await expect(failing).rejects.toThrow('the plug was pulled');
    expect(await siteCodes()).toEqual([]);
  });

  test('a transaction inside a transaction is a part of it', async () => {
    await inTransaction(db, async (transaction) => {
      await addSite(transaction, 'GER');
      await inTransaction(transaction, (inner) => addSite(inner, 'PEN'));
    });
    expect(await siteCodes()).toEqual(['GER', 'PEN']);
  });

  test('fifty writers at once each change the same counter', async () => {
    await db.insertInto('figures').values({ site: 'GER', period: '2026-11', name: 'visits', value: 0 }).execute();
    const addOne = () =>
      inTransaction(db, async (transaction) => {
        await transaction
          .updateTable('figures')
          .set((row) => ({ value: row('value', '+', 1) }))
          .execute();
      });
    await Promise.all(Array.from({ length: 50 }, addOne));
    expect((await db.selectFrom('figures').select('value').executeTakeFirstOrThrow()).value).toBe(50);
  });

  test('sums, counts and instants arrive as numbers, blobs as the same bytes', async () => {
    await db
      .insertInto('enrolment_failures')
      .values([{ at: 1_795_000_000_000 }, { at: 1_795_000_000_001 }])
      .execute();
    const read = await db
      .selectFrom('enrolment_failures')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.sum<number>('at').as('sum'), fn.max('at').as('last')])
      .executeTakeFirstOrThrow();
    expect(read).toEqual({ n: 2, sum: 3_590_000_000_001, last: 1_795_000_000_001 });
    const hash = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 8));
    await addSite(db, 'GER');
    await db.insertInto('enrolment_codes').values({ code_hash: hash, site_code: 'GER', expires_at: 1, used_at: null }).execute();
    expect((await db.selectFrom('enrolment_codes').select('code_hash').where('code_hash', '=', hash).executeTakeFirstOrThrow()).code_hash).toEqual(hash);
  });
});
