import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server of the product in a process of its own: the bench's work does not share its event loop. */
export interface Host<Ready> {
  readonly ready: Ready;
  /** Resolves once the process is gone. */
  stop(): Promise<void>;
}

/** Starts a file of this folder with one JSON argument; it sends one message when it serves. */
export async function spawnHost<Ready>(file: string, argument: unknown): Promise<Host<Ready>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(argument)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as Ready), // each host sends what its own caller expects
    exited.then(([code]): never => {
      throw new Error(`${file} ended with ${String(code)} before it served`);
    }),
  ]);
  return {
    ready,
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** In the host: says that it serves, and stops in order when the bench lets go. */
export function serveUntilReleased(ready: unknown, stop: () => Promise<void>): void {
  process.once('disconnect', () => void stop().then(() => process.exit(0)));
  process.send?.(ready);
}
