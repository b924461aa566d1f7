import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCentralStore } from '../../../central/store/open-store.ts';
import { inSharedTransaction } from '../../../central/store/shared-transaction.ts';
import type { Store } from '../../../central/store/tables.ts';

let folder: string;
let db: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'central-shared-'));
  db = await openCentralStore({ dataFolder: folder });
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

test('works that come together are all kept, and the one that fails fails alone, whole', async () => {
  const addSite = (code: string, fails = false) =>
    inSharedTransaction(db, async (transaction) => {
      await transaction.insertInto('sites').values({ code, name: code }).execute();
      if (fails) throw new Error(`no ${code}`);
      return code;
    });
  const codes = Array.from({ length: 40 }, (_, n) => `S${n + 10}`);
  const answers = await Promise.allSettled(codes.map((code) => addSite(code, code === 'S20')));
  expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { message: 'no S20' } }]);
  const kept = (await db.selectFrom('sites').select('code').orderBy('code').execute()).map(({ code }) => code);
  expect(kept).toEqual(codes.filter((code) => code !== 'S20'));
  expect(await addSite('LATE')).toBe('LATE');
});
