import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoreEvent, MethodInput, MethodName, MethodOutput, Role } from '../../shared/contract/methods.ts';
import type { Problem } from '../../shared/contract/problems.ts';
import type { CentralPort, CorePorts, FilesPort, HidPort, PrintingPort, SecretsPort } from '../../shared/core/ports.ts';
import { type RunningCore, startCore } from '../../shared/core/start-core.ts';

/** Tuesday 24 November 2026, 09:05 in Lyon. */
export const TUESDAY_0905 = Date.parse('2026-11-24T08:05:00.000Z');

export interface FakeClock {
  now(): number;
  advance(ms: number): void;
  set(epochMs: number): void;
}
export function fakeClock(start = TUESDAY_0905): FakeClock {
  let at = start;
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
    set: (epochMs) => {
      at = epochMs;
    },
  };
}

/** Random bytes that are the same in every run of a test. */
export function seededRandom(seed = 'test'): { bytes(count: number): Uint8Array } {
  let drawn = 0;
  return {
    bytes: (count) => {
      const out: number[] = [];
      while (out.length < count) out.push(...createHash('sha256').update(`${seed}:${drawn++}`).digest());
      return Uint8Array.from(out.slice(0, count));
    },
  };
}

export function memorySecrets(initial: Record<string, Uint8Array> = {}): SecretsPort {
  const held = new Map(Object.entries(initial));
  return { keptBy: 'file', get: (name) => held.get(name), set: async (name, value) => void held.set(name, value) };
}

/** A central that cannot be reached. */
export const noCentral: CentralPort = { send: () => Promise.reject(new Error('network unreachable')) };

/** Key number 1 = bytes 00…1f, the test vector of the card code. */
export const TEST_CARD_KEY = Uint8Array.from({ length: 32 }, (_, i) => i);
export const TEST_ORG_KEY = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);

export interface TestCore {
  readonly core: RunningCore;
  readonly clock: FakeClock;
  readonly folder: string;
  readonly ports: CorePorts;
  readonly events: CoreEvent[];
  /** Runs every timer once, as if its time had come. */
  tick(): void;
  /** Answers the value, throws on a problem. */
  ask<N extends MethodName>(role: Role, method: N, input: MethodInput<N>): Promise<MethodOutput<N>>;
  /** Answers the problem, throws when the call went through. */
  refusal(role: Role, method: string, input: unknown): Promise<Problem>;
  /** Stops the core and starts another on the same files, as after a crash or a reboot. */
  restart(): Promise<void>;
  /** Signs Camille (staff 1 of the seed) in at the desk. */
  signIn(): Promise<void>;
  stop(): Promise<void>;
}

export const TEST_PASSPHRASE = 'bien-le-bonjour';

export interface TestCoreOptions {
  readonly folder?: string;
  readonly clock?: FakeClock;
  readonly central?: CentralPort;
  readonly hid?: HidPort;
  readonly printing?: PrintingPort;
  readonly files?: FilesPort;
  readonly secrets?: SecretsPort;
  readonly seed?: string;
}

/** A real core on a real SQLite file in a temporary folder. */
export async function startTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'accueil-test-'));
  const clock = options.clock ?? fakeClock();
  const ticks = new Set<() => void>();
  const ports: CorePorts = {
    dataFolder: folder,
    clock,
    random: seededRandom(options.seed),
    timers: {
      every: (_ms, tick) => {
        ticks.add(tick);
        return () => ticks.delete(tick);
      },
    },
    secrets: options.secrets ?? memorySecrets({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY }),
    central: options.central ?? noCentral,
    printing: options.printing ?? null,
    files: options.files ?? null,
    hid: options.hid ?? null,
    log: { write: () => undefined },
  };
  const events: CoreEvent[] = [];
  let core = await startCore(ports);
  core.onEvent((event) => events.push(event));
  const send = (role: Role, method: string, input: unknown) => core.call({ role, windowId: `${role}-1` }, method, input);
  return {
    get core() {
      return core;
    },
    clock,
    folder,
    ports,
    events,
    tick: () => {
      ticks.forEach((tick) => tick());
    },
    ask: async (role, method, input) => {
      const reply = await send(role, method, input);
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
      return reply.value as never;
    },
    refusal: async (role, method, input) => {
      const reply = await send(role, method, input);
      if (reply.ok) throw new Error(`${method} went through`);
      return reply.problem;
    },
    restart: async () => {
      await core.stop();
      core = await startCore(ports);
      core.onEvent((event) => events.push(event));
    },
    signIn: async () => {
      const outcome = await send('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE });
      if (!outcome.ok) throw new Error(`sign-in: ${JSON.stringify(outcome.problem)}`);
    },
    stop: async () => {
      await core.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
