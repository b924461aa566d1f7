import { randomBytes } from 'node:crypto';
import type { ParentPort } from 'electron';
import { nodeHidPort } from '../shared/core/scanners/node-hid-port.ts';
import type { CorePorts, HidPort, SecretsPort } from '../shared/core/ports.ts';
import type { RunningCore } from '../shared/core/start-core.ts';
import { refusingCore, startOrRefuse } from '../shared/core/start-or-refuse.ts';
import type { CoreStart, FromCore, LendingName, Lendings, ToCore } from './core-messages.ts';

/** What this file uses of the port to the main process. */
export interface PortToMain {
  on(event: 'message', listener: (event: { readonly data: ToCore }) => void): unknown;
  postMessage(message: FromCore): void;
}

/** Runs the core of this process: waits for `start`, then answers calls until `stop`. `onStopped` ends the process. */
export function runCore(port: PortToMain, host: { readonly hid: HidPort | null; readonly onStopped: () => void }): void {
  const borrowed = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastLoan = 0;
  let core: Promise<RunningCore> | null = null;

  const borrow = <N extends LendingName>(name: N, asks: Lendings[N]['asks']): Promise<Lendings[N]['answers']> =>
    new Promise((resolve, reject) => {
      lastLoan += 1;
      borrowed.set(lastLoan, { resolve: resolve as (value: unknown) => void, reject });
      port.postMessage({ kind: 'borrow', id: lastLoan, name, asks });
    });
  const start = async (given: CoreStart): Promise<RunningCore> => {
    const { secrets } = given;
    const running = secrets === null ? refusingCore('secrets-locked') : await startOrRefuse(portsOf({ ...given, secrets }, borrow, host.hid));
    running.onEvent((event) => port.postMessage({ kind: 'event', event }));
    port.postMessage({ kind: 'ready' });
    return running;
  };
  port.on('message', ({ data }) => {
    if (data.kind === 'start') core ??= start(data.start);
    else if (data.kind === 'lent') {
      const waiting = borrowed.get(data.id);
      borrowed.delete(data.id);
      if (data.answer.ok) waiting?.resolve(data.answer.value);
      else waiting?.reject(new Error('the main process could not'));
    } else if (data.kind === 'call') {
      const { id, caller, method, input } = data;
      void core?.then((running) => running.call(caller, method, input)).then((reply) => port.postMessage({ kind: 'reply', id, reply }));
    } else void (core ?? Promise.resolve(null)).then((running) => running?.stop()).finally(host.onStopped);
  });
}

type Borrow = <N extends LendingName>(name: N, asks: Lendings[N]['asks']) => Promise<Lendings[N]['answers']>;

type Opened = CoreStart & { readonly secrets: Readonly<Record<string, Uint8Array>> };

function portsOf(given: Opened, borrow: Borrow, hid: HidPort | null): CorePorts {
  return {
    dataFolder: given.dataFolder,
    clock: { now: () => Date.now() },
    random: { bytes: (count) => randomBytes(count) },
    timers: {
      every: (ms, tick) => {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
    },
    secrets: lentSecrets(given, borrow),
    central: { send: (request) => borrow('central', request) },
    printing: { htmlToPdf: (html) => borrow('htmlToPdf', html) },
    files: { save: (asks) => borrow('saveFile', asks) },
    hid,
    log: { write: (level, event, data) => console.error(JSON.stringify({ time: new Date().toISOString(), level, event, ...data })) },
  };
}

function lentSecrets(given: Opened, borrow: Borrow): SecretsPort {
  const held = new Map(Object.entries(given.secrets));
  return {
    keptBy: given.secretsKeptBy,
    get: (name) => held.get(name),
    set: async (name, value) => {
      await borrow('saveSecret', { name, value: Uint8Array.from(value) });
      held.set(name, value);
    },
  };
}

const parent: ParentPort | undefined = process.parentPort;
if (parent !== undefined) runCore(parent, { hid: nodeHidPort(), onStopped: () => process.exit(0) });
