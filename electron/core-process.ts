import { type UtilityProcess, utilityProcess } from 'electron';
import type { CoreEvent, Reply } from '../shared/contract/methods.ts';
import { topics } from '../shared/contract/topics.ts';
import type { Caller } from '../shared/core/core.ts';
import type { CoreStart, FromCore, LendingName, Lendings, ToCore } from './core-messages.ts';

export type Lenders = { readonly [N in LendingName]: (asks: Lendings[N]['asks']) => Promise<Lendings[N]['answers']> };
export interface CoreProcessOptions {
  readonly entry: string;
  /** Read again at each start: secrets may have been added since. */
  readonly start: () => CoreStart;
  readonly lenders: Lenders;
  readonly log: (event: string, data: Readonly<Record<string, string | number>>) => void;
}
export interface CoreProcess {
  /** Rejects when the core died before it answered: nobody knows then what was recorded, a repeat by action id finds out. */
  call(caller: Caller, method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: CoreEvent) => void): void;
  stop(): Promise<void>;
}

/** Waits before each restart after crashes in a row, milliseconds; the last one repeats. A core that held a minute starts over. */
const RESTARTS_MS = [0, 1_000, 5_000, 30_000] as const;
const HELD_MS = 60_000;
const STOP_MS = 5_000;

/** The core in a utility process: calls out, replies and events back, a new process after a crash. */
export function startCoreProcess({ entry, start, lenders, log }: CoreProcessOptions): CoreProcess {
  const pending = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  const listeners = new Set<(event: CoreEvent) => void>();
  let lastCall = 0;
  let crashes = 0;
  let stopping = false;
  let child: UtilityProcess | null = null;
  let waiting: ToCore[] = [];
  let ready = false;

  const post = (message: ToCore): void => {
    if (ready) child?.postMessage(message);
    else waiting.push(message);
  };
  const tell = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const lend = async (id: number, name: LendingName, asks: unknown): Promise<void> => {
    const lender = lenders[name] as (asks: unknown) => Promise<unknown>; // the name pairs both sides in Lendings
    const answer = await lender(asks).then(
      (value) => ({ ok: true as const, value }),
      () => ({ ok: false as const }),
    );
    child?.postMessage({ kind: 'lent', id, answer } satisfies ToCore);
  };
  const hear = (message: FromCore): void => {
    if (message.kind === 'reply') {
      pending.get(message.id)?.resolve(message.reply);
      pending.delete(message.id);
    } else if (message.kind === 'event') tell(message.event);
    else if (message.kind === 'borrow') void lend(message.id, message.name, message.asks);
    else {
      ready = true;
      for (const held of waiting.splice(0)) child?.postMessage(held);
      if (crashes > 0) tell({ kind: 'changed', topics });
    }
  };
  const launch = (): void => {
    if (stopping) return;
    const born = Date.now();
    const made = utilityProcess.fork(entry, [], { serviceName: 'accueil-core', stdio: 'inherit' });
    child = made;
    made.on('message', hear);
    made.on('exit', (code) => {
      ready = false;
      child = null;
      waiting = [];
      for (const call of pending.values()) call.reject(new Error('the core stopped'));
      pending.clear();
      if (stopping) return;
      const wait = RESTARTS_MS[Math.min(Date.now() - born > HELD_MS ? 0 : crashes, RESTARTS_MS.length - 1)] ?? 0;
      crashes = Date.now() - born > HELD_MS ? 1 : crashes + 1;
      log('the core stopped and starts again', { code, waitMs: wait });
      setTimeout(launch, wait);
    });
    made.postMessage({ kind: 'start', start: start() } satisfies ToCore);
  };
  launch();
  return {
    call: (caller, method, input) =>
      new Promise((resolve, reject) => {
        if (stopping) return reject(new Error('the core stops'));
        lastCall += 1;
        pending.set(lastCall, { resolve, reject });
        return post({ kind: 'call', id: lastCall, caller, method, input });
      }),
    onEvent: (listener) => void listeners.add(listener),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        const leaving = child;
        if (leaving === null) return resolve();
        const late = setTimeout(() => leaving.kill(), STOP_MS);
        leaving.once('exit', () => {
          clearTimeout(late);
          resolve();
        });
        return leaving.postMessage({ kind: 'stop' } satisfies ToCore);
      }),
  };
}
