import { assert, asyncProperty, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { diceOf } from '../simulator/random.ts';
import { rawRun } from '../support/raw-store.ts';
import { type Act, perform } from './acts.ts';
import { startWorld, type World } from './antenne-world.ts';
import { checkAfterJobs, checkTables, checkTotals } from './invariants.ts';

/** `RANDOM_DAYS=200 RANDOM_ACTS=5000 npx vitest run tests/random-days`: more days, longer ones, never the same. `RANDOM_SEED=7`: one of them again. */
const runs = Number(process.env.RANDOM_DAYS ?? 0);
const length = Number(process.env.RANDOM_ACTS ?? 2_000);
/** Without more asked, days that once broke something: what `npm test` says does not depend on luck. */
const again = process.env.RANDOM_SEED ?? (runs === 0 ? '6' : undefined);

const LOOK_EVERY = 40;

/** The acts of a seed: a failure is one number. */
function actsOf(seed: number, count: number): readonly Act[] {
  const dice = diceOf(seed);
  const draw = (): number => dice.under(100_000);
  return Array.from({ length: count }, () => ({ what: draw(), a: draw(), b: draw(), c: draw() }));
}

/** The real core on a real file lives these acts; whatever breaks throws. */
async function live(acts: readonly Act[], plant: (world: World) => void = () => undefined): Promise<void> {
  const world = await startWorld();
  try {
    plant(world);
    for (const [index, act] of acts.entries()) {
      await perform(world, act);
      if (index % LOOK_EVERY !== 0) continue;
      checkTables(world);
      world.t.tick();
      checkAfterJobs(world);
    }
    await world.t.signIn();
    checkTables(world);
    await checkTotals(world);
  } finally {
    await world.stop();
  }
}

test(
  `random days of ${length} acts, with undo, corrections, clock jumps, restarts and closings, break no invariant, and the facts recount to the tables`,
  async () => {
    if (again !== undefined) return live(actsOf(Number(again), length));
    return assert(
      asyncProperty(integer(), (seed) => live(actsOf(seed, length))),
      { numRuns: runs, endOnFailure: true },
    );
  },
  // A bound for what hangs: a thousand acts take some seconds.
  60_000 + Math.max(1, runs) * length * 100,
);

test.each([
  [
    'a session that goes on after its visit',
    /a session belongs to an open visit|SQLITE_CONSTRAINT_UNIQUE/, // the store's own constraint may be first
    'CREATE TRIGGER planted AFTER UPDATE OF ended_at ON workstation_sessions WHEN NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL BEGIN UPDATE workstation_sessions SET ended_at = NULL WHERE id = NEW.id; END',
  ],
  [
    'a minute lost between the fact and the table',
    /facts of 2026-1/,
    'CREATE TRIGGER planted AFTER UPDATE OF left_at ON visits WHEN NEW.left_at > NEW.arrived_at + 60000 AND OLD.left_at IS NULL BEGIN UPDATE visits SET left_at = NEW.left_at - 60000 WHERE id = NEW.id; END',
  ],
  [
    'a loan that is late in one place only',
    /facts of 2026-1/,
    'CREATE TRIGGER planted AFTER UPDATE OF returned_at ON loans WHEN NEW.returned_at IS NOT NULL BEGIN UPDATE loans SET due_at = 0 WHERE id = NEW.id; END',
  ],
  [
    'a correction that moves a loan to another day',
    /a fact keeps its day/,
    "CREATE TRIGGER planted AFTER UPDATE OF due_at ON loans BEGIN UPDATE loans SET day = '2026-01-05' WHERE id = NEW.id; END",
  ],
])('the same search finds %s', async (_name, found, sql) => {
  await expect(live(actsOf(4, 300), (world) => rawRun(world.t, sql))).rejects.toThrow(found);
});
