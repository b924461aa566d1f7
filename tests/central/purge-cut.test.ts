import { afterAll, beforeAll, expect, test } from 'vitest';
import { purge } from '../../central/ingest/purge.ts';
import { recompute } from '../../central/ops/recompute.ts';
import { verify } from '../../central/ops/verify.ts';
import { firstKeptMonth } from '../../shared/domain/retention.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { allRollups } from '../support/central-figures.ts';
import { cutAfter, isCut } from '../support/cut-store.ts';
import { monthLater, sendMonths } from '../support/sparse-months.ts';
import { fakeClock } from '../support/test-core.ts';

/** Five years, month after month; each month's purge ends after one more of its statements, and the next one goes on. */
const timeZone = 'Europe/Paris';
const months = Array.from({ length: 60 }, (_, n) => monthLater('2021-01', n));
const clock = fakeClock();
let central: TestCentral;
beforeAll(async () => {
  // Its own purge of the day does not come between: these months are not over for it.
  central = await startTestCentral(clock);
  await sendMonths(central, clock, months);
});
afterAll(() => central.close());

const figures = async () => {
  const { figures: all, closings } = await allRollups(central.db);
  return JSON.stringify({ all, closings });
};
/** The oldest day or month of anything that tells of single persons. */
async function oldest(): Promise<string> {
  const days = await central.db
    .selectFrom('facts')
    .select(({ fn }) => fn.min('day').as('day'))
    .executeTakeFirst();
  const [persons, all, batches] = [
    await central.db
      .selectFrom('person_days')
      .select(({ fn }) => fn.min('day').as('day'))
      .executeTakeFirst(),
    await central.db
      .selectFrom('month_persons')
      .select(({ fn }) => fn.min('month').as('day'))
      .executeTakeFirst(),
    await central.db
      .selectFrom('batches')
      .select(({ fn }) => fn.min('month').as('day'))
      .where(({ fn }) => fn('length', ['bytes']), '>', 0)
      .executeTakeFirst(),
  ];
  return [days, persons, all, batches].map((row) => row?.day ?? '9').toSorted()[0] ?? '';
}
const counts = async () => {
  const n = async (table: 'facts' | 'fact_ids' | 'person_days' | 'month_persons') =>
    (
      await central.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  return { facts: await n('facts'), ids: await n('fact_ids'), persons: (await n('person_days')) + (await n('month_persons')) };
};

test('cut after any of its statements, the purge is gone on with: nothing older than the rule stays, no figure ever changes, and what went is counted once', async () => {
  const before = await figures();
  const start = await counts();
  let cuts = 0;
  for (let n = 1; n <= 58; n++) {
    clock.set(Date.parse(`${monthLater('2023-02', n)}-02T01:00:00.000Z`));
    const given = { now: clock.now(), timeZone };
    const cut = await purge(cutAfter(central.db, n), given).then(
      () => false,
      (error: unknown) => isCut(error) || Promise.reject(error),
    );
    if (cut) cuts += 1;
    expect(await figures(), `cut after statement ${n}`).toBe(before);
    await purge(central.db, given);
    expect(await figures(), `gone on with after statement ${n}`).toBe(before);
    expect((await oldest()) >= firstKeptMonth(`${monthLater('2023-02', n)}-02`, 25), `nothing is older after ${n}`).toBe(true);
    expect(await purge(central.db, given)).toBeNull();
  }
  expect(cuts).toBeGreaterThan(40);
  const end = await counts();
  const purges = await central.db.selectFrom('purges').selectAll().execute();
  const sum = (counter: 'facts' | 'persons' | 'batches') => purges.reduce((total, row) => total + row[counter], 0);
  expect(purges.every((row) => row.ended_at !== null)).toBe(true);
  expect({ facts: sum('facts'), persons: sum('persons') }).toEqual({ facts: start.facts - end.facts, persons: start.persons - end.persons });
  expect(end.ids).toBe(end.facts);
  expect(await recompute(central.db, { fix: false, timeZone })).toEqual([]);
  expect((await verify(central.db)).faults).toEqual([]);
});
