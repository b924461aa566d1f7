import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire between central and its database that can be cut in the middle of anything, and mended. */
export interface CutProxy {
  readonly port: number;
  /**
   * Cuts every connection when the `nth` statement from now is about to end on its way to the database (1: the next), however many travel in one packet;
   * those before it are passed on. New connections are refused until `mend`.
   */
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
    const messages = frontendMessages();
    near.on('data', (bytes) => {
      for (const message of messages(bytes)) {
        if (endsStatement(message)) left -= 1;
        if (left === 0) return cutNow();
        far.write(message);
      }
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

/** A simple query, or the Sync after an extended one (PostgreSQL's protocol 3.0, "Message Formats"). */
const endsStatement = (message: Buffer): boolean => message[0] === 0x51 || message[0] === 0x53;

/** Cuts the bytes of one client into its messages: a type and a length, the first one (start-up) without a type. */
function frontendMessages(): (bytes: Buffer) => readonly Buffer[] {
  let rest = Buffer.alloc(0);
  let typeBytes = 0;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const whole: Buffer[] = [];
    while (rest.length >= typeBytes + 4) {
      const size = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < size) break;
      whole.push(rest.subarray(0, size));
      rest = rest.subarray(size);
      typeBytes = 1;
    }
    return whole;
  };
}
