import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Reply, Role } from '../../shared/contract/methods.ts';

const program = fileURLToPath(new URL('killable-core.ts', import.meta.url));

export interface OwnProcess {
  /** `cutAt`: see killable-core.ts; a call that is cut never answers. */
  call(role: Role, method: string, input: unknown, now: number, cutAt?: number): Promise<Reply>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts the real core in a process that can be killed; `wrap` goes before the command (limits, namespaces). */
export async function startOwnProcess(folder: string, now: number, wrap: readonly string[] = []): Promise<OwnProcess> {
  const [command = process.execPath, ...args] = [...wrap, process.execPath, program, folder, String(now)];
  const child: ChildProcess = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  // What was still being said to a process that is killed is lost.
  child.stdin?.on('error', () => undefined);
  const waiting = new Map<number, (reply: Reply) => void>();
  const ready = Promise.withResolvers<void>();
  let last = 0;
  child.once('exit', () => ready.reject(new Error('the core ended before it was ready')));
  const ended = once(child, 'exit').then(() => undefined);
  if (child.stdout === null) throw new Error('no output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') return ready.resolve();
    const { id, reply } = JSON.parse(line) as { id: number; reply: Reply };
    waiting.get(id)?.(reply);
    return undefined;
  });
  await ready.promise;
  return {
    ended,
    call: (role, method, input, at, cutAt) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        child.stdin?.write(`${JSON.stringify({ id: last, now: at, role, method, input, ...(cutAt === undefined ? {} : { cutAt }) })}\n`);
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
