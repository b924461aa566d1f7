import { memberCardText } from '../../shared/domain/card-code.ts';
import { replayKeys, scansOf } from '../../shared/domain/replay-keys.ts';
import type { KeyStroke } from '../../shared/domain/wedge-hypotheses.ts';
import { strokesFor } from '../../tests/support/key-traces.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';

/** Scans of one turn, so that a turn is long enough to be timed. */
const SCANS = 100;

/**
 * S8: µs a key event of the reader on the keys of a scan, hypotheses and check letters included. Handing the same keys on as JSON text, by
 * turns with it, says in the note what any page would spend that tells another process of them.
 */
export const scanWedge: Figure = {
  name: 'scan-wedge-us-per-event',
  goal: 10,
  sense: 'at-most',
  unit: 'µs a key event',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const card = memberCardText(1, '3f8a21c0d7', '4fb86025');
  // A scanner set to the American layout on a French PC: what the layout writes is wrong, the keys are right.
  const strokes = strokesFor(card, { scanner: 'us', pc: 'fr' });
  const events = SCANS * strokes.length;
  const turns = await alternate({
    rounds: bench.samples(60, 300),
    dropped: 10,
    subject: () =>
      timed(() => {
        for (let n = 0; n < SCANS; n++) if (scansOf(replayKeys(strokes))[0] !== card) throw new Error('the card was not read');
      }),
    yardstick: () =>
      timed(() => {
        for (let n = 0; n < SCANS; n++) for (const stroke of strokes) if (handedOn(stroke).t !== stroke.t) throw new Error('a key was lost');
      }),
  });
  const [ours, bare] = [median(turns.subject), median(turns.yardstick)].map((ms) => (ms * 1000) / events) as [number, number]; // two in, two out
  return {
    ratio: ours,
    samples: turns.subject.length,
    note: `S8: × ${(ours / bare).toFixed(2)} of handing the keys on as JSON (${bare.toFixed(2)} µs); CPU control ${turns.cpuControl.toFixed(2)}`,
  };
}

const handedOn = (stroke: KeyStroke): KeyStroke => JSON.parse(JSON.stringify(stroke)) as KeyStroke; // what was written the line before
