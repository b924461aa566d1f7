import { sql } from 'kysely';
import { rampUp } from '../../central/reports/ramp-up.ts';
import { addConvention } from '../../central/reports/targets.ts';
import type { Store } from '../../central/store/tables.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { epochOfLocal } from '../../shared/domain/calendar.ts';
import { alternate, timedAsync } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { centralStore, LARGE, SMALL, TODAY } from '../stores/central-store.ts';

const PERIOD = { startsOn: '2026-02-15', endsOn: '2027-02-14' };

/** The ramp-up of all antennes where central has five million facts, and where it has fifty thousand: different persons since 15 February, week by week. */
export const rampUpGrowth: Figure = {
  name: 'ramp-up-5e6/5e4',
  goal: 1.3,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

const now = epochOfLocal(TODAY as BusinessDay, 720, 'Europe/Paris');
const reachedIn = async (db: Store): Promise<number> => {
  const ramp = await rampUp({ db, now, timeZone: 'Europe/Paris' }, { site: '*' });
  return ramp?.curves.find(({ figure }) => figure === 'distinctPersons')?.reached ?? -1;
};

async function measure(bench: Bench): Promise<Measured> {
  const [large, small] = [await centralStore(bench.scratch, LARGE), await centralStore(bench.scratch, SMALL)];
  try {
    const entered = await timedAsync(() => addConvention(large, { name: 'Convention', ...PERIOD }));
    await addConvention(small, { name: 'Convention', ...PERIOD });
    const cold = await timedAsync(() => reachedIn(large));
    for (const db of [large, small]) await requireTrue(db);
    const turns = await alternate({
      rounds: bench.samples(100, 400),
      dropped: 10,
      subject: () => timedAsync(() => reachedIn(large)),
      yardstick: () => timedAsync(() => reachedIn(small)),
    });
    const [ours, bare] = [median(turns.subject), median(turns.yardstick)];
    return {
      ratio: ours / bare,
      samples: turns.subject.length,
      note: `${ours.toFixed(2)} ms ÷ ${bare.toFixed(2)} ms; first read ${cold.toFixed(0)} ms, entering the convention ${(entered / 1000).toFixed(1)} s; persons held equal to a count of the facts; CPU control ${turns.cpuControl.toFixed(2)}`,
    };
  } finally {
    await large.destroy();
    await small.destroy();
  }
}

/** The curve ends at what a plain count of the facts says; throws otherwise. */
async function requireTrue(db: Store): Promise<void> {
  const { rows } = await sql<{ persons: number }>`
    SELECT count(DISTINCT payload ->> 'person') AS persons FROM facts
    WHERE day BETWEEN ${PERIOD.startsOn} AND ${TODAY} AND payload LIKE '{"kind":"visit"%'`.execute(db);
  const reached = await reachedIn(db);
  if (reached !== rows[0]?.persons) throw new Error(`the ramp-up says ${reached} persons, the facts ${rows[0]?.persons}`);
}
