import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startCore } from '../../shared/core/start-core.ts';
import { alternate, timed, type Turns } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import { antenneStore } from '../stores/antenne-store.ts';
import { benchPorts } from '../stores/bench-ports.ts';
import { timeCheckIn } from '../stores/check-in.ts';

/** SQLite's WAL: a header of 32 bytes, then frames of 24 bytes and one page of 4096. */
const WAL_HEADER = 32;
const FRAME = 24 + 4096;
/** Place of `mxFrame`, the frames now in the WAL, in the -shm file. */
const MX_FRAME = 16;
/** Check-ins until the WAL was checkpointed and is written from its beginning again, as it always is in use. */
const WARM_UP = 200;
const DROPPED = 100;

/**
 * A whole check-in through the dispatcher against the very bytes it put into the WAL, appended to a plain file in one write and
 * made durable by one fsync. The same write over old bytes is noted too: SQLite's WAL is such a file once it was checkpointed,
 * and no file grows.
 */
export const checkInCommit: Figure = {
  name: 'check-in-commit/fsync',
  goal: 1.7,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const store = await antenneStore(bench.scratch, 'commit', 10_000);
  const core = await startCore(benchPorts(store.folder));
  for (let i = 0; i < WARM_UP; i++) await timeCheckIn(core, store.nextCard());
  const log = openLog(join(store.folder, 'accueil.db'));
  const against = async (file: number, place: 'end' | 'same'): Promise<Turns> =>
    await alternate({
      rounds: bench.samples(800, 2_400),
      dropped: DROPPED,
      subject: () => timeCheckIn(core, store.nextCard()),
      yardstick: () => {
        const { bytes, at } = log.lastCommit();
        return timeWrite(file, bytes, place === 'end' ? null : at);
      },
    });
  const [grown, kept] = [openSync(join(store.folder, 'appended'), 'w'), openSync(join(store.folder, 'overwritten'), 'w')];
  const { subject, yardstick } = await against(grown, 'end');
  const strict = await against(kept, 'same');
  for (const file of [grown, kept]) closeSync(file);
  log.close();
  await core.stop();
  const [ours, floor] = [median(subject), median(yardstick)];
  return {
    ratio: ours / floor,
    samples: subject.length,
    note: `${ours.toFixed(3)} ms ÷ ${floor.toFixed(3)} ms to append the same WAL bytes to a file; ${(median(strict.subject) / median(strict.yardstick)).toFixed(2)} when they overwrite old bytes of a file that never grows`,
  };
}

/** Milliseconds of one write, at the end of the file or at a place of it, with its fsync. */
function timeWrite(file: number, bytes: Buffer, at: number | null): number {
  return timed(() => {
    writeSync(file, bytes, 0, bytes.length, at);
    fsyncSync(file);
  });
}

interface Log {
  /** The WAL bytes of the last commit and where they lie. */
  lastCommit(): { readonly bytes: Buffer; readonly at: number };
  close(): void;
}

function openLog(database: string): Log {
  const [shm, wal] = [openSync(`${database}-shm`, 'r'), openSync(`${database}-wal`, 'r')];
  const framesNow = (): number => {
    const number = Buffer.alloc(4);
    readSync(shm, number, 0, 4, MX_FRAME);
    return number.readUInt32LE();
  };
  let before = framesNow();
  return {
    lastCommit: () => {
      const after = framesNow();
      // Fewer frames than before: the WAL was checkpointed and began anew with this commit.
      const from = after > before ? before : 0;
      before = after;
      const bytes = Buffer.alloc((after - from) * FRAME);
      const at = WAL_HEADER + from * FRAME;
      readSync(wal, bytes, 0, bytes.length, at);
      return { bytes, at };
    },
    close: () => [shm, wal].forEach((file) => closeSync(file)),
  };
}
