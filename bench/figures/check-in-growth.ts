import { startCore } from '../../shared/core/start-core.ts';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { antenneStore } from '../stores/antenne-store.ts';
import { benchPorts } from '../stores/bench-ports.ts';
import { timeCheckIn } from '../stores/check-in.ts';

const WARM_UP = 200;

/** The same check-in where a million visits lie behind, and where ten thousand do. */
export const checkInGrowth: Figure = {
  name: 'check-in-1e6/1e4',
  goal: 1.15,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const large = await antenneStore(bench.scratch, 'growth', 1_000_000);
  const small = await antenneStore(bench.scratch, 'growth', 10_000);
  const [largeCore, smallCore] = [await startCore(benchPorts(large.folder)), await startCore(benchPorts(small.folder))];
  const turns = await alternate({
    rounds: bench.samples(1_500, 4_000),
    dropped: WARM_UP,
    subject: () => timeCheckIn(largeCore, large.nextCard()),
    yardstick: () => timeCheckIn(smallCore, small.nextCard()),
  });
  await largeCore.stop();
  await smallCore.stop();
  const [subject, yardstick] = [median(turns.subject), median(turns.yardstick)];
  return {
    ratio: subject / yardstick,
    samples: turns.subject.length,
    note: `${subject.toFixed(3)} ms ÷ ${yardstick.toFixed(3)} ms; two facts a visit; CPU control ${turns.cpuControl.toFixed(2)}`,
  };
}
