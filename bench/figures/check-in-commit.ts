import { closeSync, copyFileSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startCore } from '../../shared/core/start-core.ts';
import { alternate, timed } from '../harness/alternate.ts';
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

/** A whole check-in through the dispatcher against one write of the very bytes it put into the WAL, with one fsync. */
export const checkInCommit: Figure = {
  name: 'check-in-commit/fsync',
  goal: 1.7,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const store = await antenneStore(bench.scratch, 10_000);
  const core = await startCore(benchPorts(store.folder));
  for (let i = 0; i < WARM_UP; i++) await timeCheckIn(core, store.nextCard());
  const log = openLog(join(store.folder, 'accueil.db'));
  const sizes: number[] = [];
  const turns = await alternate({
    rounds: bench.samples(600, 2_000),
    dropped: 20,
    subject: () => timeCheckIn(core, store.nextCard()),
    yardstick: () => {
      const { bytes, at } = log.appended();
      sizes.push(bytes.length);
      return log.writeLike(bytes, at);
    },
  });
  log.close();
  await core.stop();
  const [subject, yardstick] = [median(turns.subject), median(turns.yardstick)];
  return {
    ratio: subject / yardstick,
    samples: turns.subject.length,
    note: `${subject.toFixed(3)} ms ÷ ${yardstick.toFixed(3)} ms; ${Math.round(median(sizes) / FRAME)} pages a check-in, written at the same places; ${store.visits} past visits`,
  };
}

interface Log {
  /** The WAL bytes of the last commit and where they lie. */
  appended(): { readonly bytes: Buffer; readonly at: number };
  /** Milliseconds to write these bytes at this place of a copy of the WAL and fsync it. */
  writeLike(bytes: Buffer, at: number): number;
  close(): void;
}

function openLog(database: string): Log {
  const copy = `${database}-wal-copy`;
  copyFileSync(`${database}-wal`, copy);
  const [shm, wal, shadow] = [openSync(`${database}-shm`, 'r'), openSync(`${database}-wal`, 'r'), openSync(copy, 'r+')];
  fsyncSync(shadow);
  const framesNow = (): number => {
    const number = Buffer.alloc(4);
    readSync(shm, number, 0, 4, MX_FRAME);
    return number.readUInt32LE();
  };
  let before = framesNow();
  return {
    appended: () => {
      const after = framesNow();
      // Fewer frames than before: the WAL was checkpointed and began anew with this commit.
      const from = after > before ? before : 0;
      before = after;
      const bytes = Buffer.alloc((after - from) * FRAME);
      const at = WAL_HEADER + from * FRAME;
      readSync(wal, bytes, 0, bytes.length, at);
      return { bytes, at };
    },
    writeLike: (bytes, at) =>
      timed(() => {
        writeSync(shadow, bytes, 0, bytes.length, at);
        fsyncSync(shadow);
      }),
    close: () => [shm, wal, shadow].forEach((file) => closeSync(file)),
  };
}
