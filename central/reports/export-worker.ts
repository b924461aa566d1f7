import { parentPort, workerData } from 'node:worker_threads';
import { openEmptyStore } from '../store/open-store.ts';
import { exportBytes } from './make-export.ts';
import type { WorkerAnswer, WorkerGiven } from './export-thread.ts';

/** A file is made in a thread of its own with a connection of its own: neither its tables nor its reading hold up those who upload (docs/decisions/0025). */
const { place, now, timeZone, input } = workerData as WorkerGiven; // made by export-thread.ts, in this very process
const port = parentPort;
if (port === null) throw new Error('export-worker.ts runs in a thread');
const say = (answer: WorkerAnswer): void => port.postMessage(answer);
const db = openEmptyStore(place);
try {
  const bytes = await exportBytes({ db, now, timeZone }, input, (done, total) => say({ kind: 'progress', done, total }));
  say(bytes === undefined ? { kind: 'nothing' } : { kind: 'made', bytes });
} finally {
  await db.destroy();
}
