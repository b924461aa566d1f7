import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCentralStore } from '../../../central/store/open-store.ts';
import { inRounds } from '../../../central/store/rounds.ts';
import type { Store } from '../../../central/store/tables.ts';

let folder: string;
let db: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'central-rounds-'));
  db = await openCentralStore({ dataFolder: folder });
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

interface Site {
  readonly code: string;
  readonly sender: number;
}
const rounds: string[][] = [];
const addSite = inRounds<Site, string>({
  work: async (transaction, sites) => {
    rounds.push(sites.map(({ code }) => code));
    for (const { code } of sites) {
      await transaction.insertInto('sites').values({ code, name: code }).execute();
      if (code === 'S20') throw new Error('no S20');
    }
    return sites.map(({ code }) => code);
  },
  senderOf: ({ sender }) => sender,
});

test('works that come together are all kept, and the one that fails fails alone, whole', async () => {
  const codes = Array.from({ length: 40 }, (_, n) => `S${n + 10}`);
  const answers = await Promise.allSettled(codes.map((code, sender) => addSite(db, { code, sender })));
  expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { message: 'no S20' } }]);
  const kept = (await db.selectFrom('sites').select('code').orderBy('code').execute()).map(({ code }) => code);
  expect(kept).toEqual(codes.filter((code) => code !== 'S20'));
  expect(await addSite(db, { code: 'LATE', sender: 0 })).toBe('LATE');
});

test('what one sender sends twice is done in two rounds, in the order in which it came', async () => {
  rounds.length = 0;
  await Promise.all(
    [
      { code: 'A1', sender: 1 },
      { code: 'A2', sender: 1 },
      { code: 'B1', sender: 2 },
      { code: 'A3', sender: 1 },
    ].map((site) => addSite(db, site)),
  );
  expect(rounds).toEqual([['A1', 'B1'], ['A2'], ['A3']]);
});
