import { sql } from 'kysely';
import { monthOverview } from '../../central/reports/overview.ts';
import type { MonthOverview } from '../../central/reports/views.ts';
import type { Store } from '../../central/store/tables.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { epochOfLocal } from '../../shared/domain/calendar.ts';
import { alternate, timedAsync } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { centralStore, LARGE, MONTH, SMALL, TODAY } from '../stores/central-store.ts';

/** Reports a turn: one alone is below a millisecond. */
const REPORTS = 10;

/** The coordinators' month where central has five million facts, and where it has fifty thousand, of the same antennes and months. */
export const monthReportGrowth: Figure = {
  name: 'month-report-5e6/5e4',
  goal: 1.3,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

const report = (db: Store): Promise<MonthOverview> =>
  monthOverview({ db, now: epochOfLocal(TODAY as BusinessDay, 720, 'Europe/Paris'), timeZone: 'Europe/Paris' }, MONTH);

async function measure(bench: Bench): Promise<Measured> {
  const large = await centralStore(bench.scratch, LARGE);
  const small = await centralStore(bench.scratch, SMALL);
  try {
    for (const db of [large, small]) await requireTrue(db);
    const timeReports = async (db: Store): Promise<number> =>
      (await timedAsync(async () => {
        for (let n = 0; n < REPORTS; n++) await report(db);
      })) / REPORTS;
    const turns = await alternate({
      rounds: bench.samples(200, 600),
      dropped: 10,
      subject: () => timeReports(large),
      yardstick: () => timeReports(small),
    });
    const [ours, bare] = [median(turns.subject), median(turns.yardstick)];
    return {
      ratio: ours / bare,
      samples: turns.subject.length,
      note: `${ours.toFixed(3)} ms ÷ ${bare.toFixed(3)} ms, mean of ${REPORTS} reports a turn; totals held equal to a count of the facts; CPU control ${turns.cpuControl.toFixed(2)}`,
    };
  } finally {
    await large.destroy();
    await small.destroy();
  }
}

/** The report says what a plain count of the facts says; throws otherwise. */
async function requireTrue(db: Store): Promise<void> {
  const { figures: all } = (await report(db)).all;
  const { rows } = await sql<{ visits: number; persons: number; minutes: number }>`
    SELECT count(*) AS visits, count(DISTINCT payload ->> 'person') AS persons, sum(payload ->> 'minutes') AS minutes
    FROM facts WHERE day BETWEEN ${`${MONTH}-01`} AND ${`${MONTH}-31`} AND payload LIKE '{"kind":"visit"%'`.execute(db);
  const reported = { visits: all.visits, persons: all.distinctPersons, minutes: all.presenceMinutes };
  if (JSON.stringify(reported) !== JSON.stringify(rows[0]))
    throw new Error(`the report says ${JSON.stringify(reported)}, the facts ${JSON.stringify(rows[0])}`);
}
