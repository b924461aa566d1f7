import { startCore } from '../../shared/core/start-core.ts';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { type AntenneStore, antenneStore } from '../stores/antenne-store.ts';
import { benchPorts } from '../stores/bench-ports.ts';

/** The core ready to answer, on a store with a million visits and on one with none, both set up. */
export const coreStart: Figure = {
  name: 'core-start-1e6/empty',
  goal: 1.3,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const large = await antenneStore(bench.scratch, 'growth', 1_000_000);
  const empty = await antenneStore(bench.scratch, 'growth', 0);
  const turns = await alternate({
    rounds: bench.samples(250, 600),
    dropped: 5,
    subject: () => timeStart(large),
    yardstick: () => timeStart(empty),
  });
  const [subject, yardstick] = [median(turns.subject), median(turns.yardstick)];
  return {
    ratio: subject / yardstick,
    samples: turns.subject.length,
    note: `${subject.toFixed(2)} ms ÷ ${yardstick.toFixed(2)} ms from startCore() to its promise, modules already loaded; CPU control ${turns.cpuControl.toFixed(2)}`,
  };
}

async function timeStart(store: AntenneStore): Promise<number> {
  const ports = benchPorts(store.folder);
  const start = performance.now();
  const core = await startCore(ports);
  const taken = performance.now() - start;
  await core.stop();
  return taken;
}
