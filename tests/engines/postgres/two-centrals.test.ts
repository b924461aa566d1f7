import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recompute } from '../../../central/ops/recompute.ts';
import { verify } from '../../../central/ops/verify.ts';
import { type RunningCentral, startCentral } from '../../../central/start-central.ts';
import { freshDatabaseUrl } from '../../support/central-store.ts';
import { enrolRawTerminal, visitOf } from '../../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../../support/test-core.ts';

/** What docs/scale.md says of several centrals on one PostgreSQL: they need no agreement but the store. */
const clock = fakeClock(TUESDAY_0905);
const scratch = mkdtempSync(join(tmpdir(), 'central-two-'));
let centrals: readonly RunningCentral[];
beforeAll(async () => {
  const databaseUrl = await freshDatabaseUrl();
  const given = { databaseUrl, port: 0, now: clock.now, logLevel: 'silent', secretCost: 4 } as const;
  const first = await startCentral({ ...given, dataFolder: join(scratch, 'one') });
  // The same pepper and the same key on both machines.
  cpSync(join(scratch, 'one'), join(scratch, 'two'), { recursive: true });
  const second = await startCentral({ ...given, dataFolder: join(scratch, 'two') });
  centrals = [first, second];
});
afterAll(async () => {
  for (const central of centrals) await central.close();
  rmSync(scratch, { recursive: true, force: true });
});

test('two centrals on one PostgreSQL take batches of the same antennes at the same moment, wherever each arrives: every one once', async () => {
  const [one, two] = centrals;
  if (one === undefined || two === undefined) throw new Error('no centrals');
  const terminals = [];
  for (const site of ['GER', 'GER', 'PEN', 'VOL']) terminals.push(await enrolRawTerminal(one, clock.now, site));
  const person = (n: number): string => String.fromCharCode(65 + (n % 7)).repeat(22);
  const statuses = await Promise.all(
    terminals.map(async (terminal) => {
      const seen: number[] = [];
      for (let n = 0; n < 6; n++) {
        const batch = terminal.seal(Array.from({ length: 20 }, (_, at) => visitOf({ person: person(at + n) })));
        // To both at once: a proxy that sends again what it believes lost.
        const answers = await Promise.all([terminal.send(batch), terminal.send(batch, { at: two.url })]);
        seen.push(...answers.map(({ status }) => status).toSorted());
      }
      return seen;
    }),
  );
  for (const seen of statuses) expect(seen).toEqual(Array.from({ length: 6 }, () => [200, 201]).flat());
  const { db } = two;
  expect(await db.selectFrom('facts').select('id').execute()).toHaveLength(4 * 6 * 20);
  expect((await verify(db)).faults).toEqual([]);
  expect(await recompute(db, { fix: false, timeZone: 'Europe/Paris' })).toEqual([]);
});
