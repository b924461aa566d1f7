import { randomFillSync } from 'node:crypto';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import type { CorePorts } from '../../shared/core/ports.ts';
import { stockedRandom } from '../../shared/core/random-stock.ts';

/** Tuesday 24 November 2026, 10:05 in Lyon: the antenne is open, by its default hours, whenever the bench runs. */
export const BENCH_DAY = '2026-11-24';
const STARTS_AT = Date.parse(`${BENCH_DAY}T09:05:00.000Z`);

/** Epoch ms of the bench's own time: it moves like real time from the moment the process started. */
export const benchNow = (): number => STARTS_AT + Math.floor(performance.now());

/** Ports of a core as the loopback host gives them, without timers, network, printer or USB. */
export function benchPorts(dataFolder: string): CorePorts {
  return {
    dataFolder,
    clock: { now: benchNow },
    random: stockedRandom(randomFillSync),
    timers: { every: () => () => undefined },
    secrets: fileSecrets(dataFolder),
    central: { send: () => Promise.reject(new Error('no network in the bench')) },
    printing: null,
    files: null,
    hid: null,
    log: { write: (level, event, data) => (level === 'error' ? console.error(event, data) : undefined) },
  };
}
