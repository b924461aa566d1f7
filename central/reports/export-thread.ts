import { Worker } from 'node:worker_threads';
import type { StorePlace } from '../store/open-store.ts';
import type { Progress } from './export-progress.ts';
import type { ExportInput } from './queries.ts';

export interface WorkerGiven {
  readonly place: StorePlace;
  readonly now: number;
  readonly timeZone: string;
  readonly input: ExportInput;
}
export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  | { readonly kind: 'nothing' };

export interface Thread {
  /** undefined: there is nothing to make a file of. Rejects when it could not be made, or was stopped. */
  readonly bytes: Promise<Buffer | undefined>;
  stop(): Promise<void>;
}

/** Makes the bytes of a file in a thread of its own. */
export function exportThread(given: WorkerGiven, progress: Progress): Thread {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { workerData: given, execArgv: [] });
  const bytes = new Promise<Buffer | undefined>((done, failed) => {
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'progress') progress(answer.done, answer.total);
      else done(answer.kind === 'made' ? Buffer.from(answer.bytes) : undefined);
    });
    worker.on('error', failed);
    worker.on('exit', () => failed(new Error('the thread ended without a file')));
  });
  return { bytes, stop: async () => void (await worker.terminate()) };
}
