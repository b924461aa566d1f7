import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { monthReport } from '../../support/month-at-central.ts';
import { verify } from '../../../central/ops/verify.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { enrolRawTerminal, visitOf } from '../../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeEach(async () => {
  central = await startTestCentral(clock);
});
afterEach(() => central.close());

/** SQLite says SQLITE_FULL at this many pages, as it does when the disk has no more. */
const room = (pages: number) => sql`PRAGMA max_page_count = ${sql.lit(pages)}`.execute(central.db);
const visits = async (): Promise<number> => (await monthReport(central.db, '2026-11', '2026-11-30' as BusinessDay)).all.visits;

test('on a full disk batches are refused with 507 and when to come back; what was acknowledged stays, and with room again nothing is lost', async () => {
  const terminal = await enrolRawTerminal(central, clock.now);
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(central.db);
  await room((rows[0]?.page_count ?? 0) + 60);
  let acknowledged = 0;
  let batch = terminal.seal([visitOf()]);
  for (;;) {
    const answer = await terminal.send(batch);
    if (answer.status !== 201) {
      expect(answer).toMatchObject({ status: 507, body: { code: 'store-full', status: 507 } });
      break;
    }
    acknowledged += batch.bseq === 1 ? 1 : 40;
    batch = terminal.seal(Array.from({ length: 40 }, (_, n) => visitOf({ person: String(n + 10).repeat(11) })));
  }
  expect(await visits()).toBe(acknowledged);
  expect((await terminal.send(batch)).status).toBe(507);
  await room(1_000_000);
  expect((await terminal.send(batch)).status).toBe(201);
  expect(await visits()).toBe(acknowledged + 40);
  expect((await verify(central.db)).faults).toEqual([]);
});
