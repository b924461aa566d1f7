import { type MonthReport, monthReport } from '../../central/reports/month.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import type { Writable } from '../../shared/db/open-store.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { centralStore, MONTH, TODAY } from '../stores/central-store.ts';

/** Reports a turn: one alone is below a millisecond. */
const REPORTS = 10;
const LARGE = 5_000_000;
const SMALL = 50_000;

/** The coordinators' month where central has five million facts, and where it has fifty thousand, of the same antennes and months. */
export const monthReportGrowth: Figure = {
  name: 'month-report-5e6/5e4',
  goal: 1.5,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

const report = (db: Writable): MonthReport => monthReport(db, MONTH, TODAY as BusinessDay);

async function measure(bench: Bench): Promise<Measured> {
  const large = await centralStore(bench.scratch, LARGE);
  const small = await centralStore(bench.scratch, SMALL);
  try {
    for (const db of [large, small]) requireTrue(db);
    const timeReports = (db: Writable): number =>
      timed(() => {
        for (let n = 0; n < REPORTS; n++) report(db);
      }) / REPORTS;
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
    large.close();
    small.close();
  }
}

/** The report says what a plain count of the facts says; throws otherwise. */
function requireTrue(db: Writable): void {
  const { all } = report(db);
  const counted = db
    .prepare(
      `SELECT count(*) AS visits, count(DISTINCT payload ->> 'person') AS persons, sum(payload ->> 'minutes') AS minutes
       FROM facts WHERE day BETWEEN ? AND ? AND payload LIKE '{"kind":"visit"%'`,
    )
    .get(`${MONTH}-01`, `${MONTH}-31`) as { visits: number; persons: number; minutes: number };
  const reported = { visits: all.visits, persons: all.distinctPersons, minutes: all.presenceMinutes };
  if (JSON.stringify(reported) !== JSON.stringify(counted))
    throw new Error(`the report says ${JSON.stringify(reported)}, the facts ${JSON.stringify(counted)}`);
}
