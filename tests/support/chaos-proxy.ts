import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { deckOf, type Dice } from '../simulator/random.ts';

type Fate = 'fine' | 'lost-request' | 'cut-request' | 'lost-answer' | 'cut-answer' | 'late' | 'doubled';
const fates: readonly Fate[] = ['fine', 'fine', 'fine', 'fine', 'lost-request', 'cut-request', 'lost-answer', 'cut-answer', 'late', 'doubled'];

export interface ChaosProxy {
  readonly port: number;
  /** No more faults. */
  calm: boolean;
  readonly tally: Record<Fate, number>;
  close(): void;
}

/** Stands between a terminal and central: drops, cuts, delays and doubles what passes, request by request. */
export async function startChaosProxy(target: number, dice: Dice): Promise<ChaosProxy> {
  const sockets = new Set<Socket>();
  // Each of them in every ten requests, however few there are.
  const nextFate = deckOf(dice, fates);
  const tally: Record<Fate, number> = { fine: 0, 'lost-request': 0, 'cut-request': 0, 'lost-answer': 0, 'cut-answer': 0, late: 0, doubled: 0 };
  const proxy = { port: 0, calm: false, tally, close: () => undefined as void };
  const open = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    open(client);
    const upstream = open(connect(target, '127.0.0.1'));
    let fate: Fate = 'fine';
    let seen = Buffer.alloc(0);
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (chunk) => {
      if (/^(PUT|POST) /.test(chunk.toString('latin1', 0, 5))) {
        fate = proxy.calm ? 'fine' : nextFate();
        tally[fate] += 1;
        seen = Buffer.alloc(0);
      }
      seen = Buffer.concat([seen, chunk]);
      if (fate === 'lost-request') end();
      else if (fate === 'cut-request') upstream.write(chunk.subarray(0, Math.floor(chunk.length / 2)), end);
      else if (fate === 'late') setTimeout(() => upstream.writable && upstream.write(chunk), 30);
      else upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (fate === 'lost-answer') end();
      else if (fate === 'cut-answer') client.write(chunk.subarray(0, Math.floor(chunk.length / 2)), end);
      else client.write(chunk);
      if (fate === 'doubled') {
        const again = open(connect(target, '127.0.0.1'));
        again.write(seen);
        again.on('data', () => again.destroy());
        fate = 'fine';
      }
    });
    client.on('close', end);
    upstream.on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.port = (server.address() as AddressInfo).port; // listening on TCP
  proxy.close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return proxy;
}
