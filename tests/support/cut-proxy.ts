import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire between central and its database that can be cut in the middle of anything, and mended. */
export interface CutProxy {
  readonly port: number;
  /** Cuts every connection when the `nth` packet from now goes towards the database (1: the next); new connections are refused until `mend`. */
  cutAt(nth: number): void;
  cutNow(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine and passes on to the given one. */
export async function startCutProxy(towards: number): Promise<CutProxy> {
  const open = new Set<Socket>();
  let isCut = false;
  let left = Number.POSITIVE_INFINITY;
  const cutNow = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(towards, '127.0.0.1');
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      open.add(socket);
      socket.on('error', () => undefined); // told by its close
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.on('data', (bytes) => {
      left -= 1;
      if (left === 0) cutNow();
      else far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    port: address.port,
    cutAt: (nth) => {
      left = nth;
    },
    cutNow,
    mend: () => {
      isCut = false;
      left = Number.POSITIVE_INFINITY;
    },
    close: async () => {
      cutNow();
      server.close();
      await once(server, 'close');
    },
  };
}
