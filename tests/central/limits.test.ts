import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { makeServer } from '../../central/http/make-server.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { readerClient } from '../support/reader-client.ts';
import { fakeClock } from '../support/test-core.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const startWith = async (trustedProxies: readonly string[]): Promise<TestCentral> => {
  const central = await startTestCentral(fakeClock(), undefined, undefined, { trustedProxies });
  closing.push(() => central.close());
  return central;
};
/** Thirty-one tries to sign in within the minute, as the proxy in front passes them on for this sender. */
const statusesFor = async (central: TestCentral, sender: string): Promise<ReadonlySet<number>> => {
  const statuses = new Set<number>();
  for (let n = 0; n < 31; n++) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': sender };
    statuses.add((await fetch(`${central.url}/api/session`, { method: 'POST', headers, body: '{' })).status);
  }
  return statuses;
};

test('behind a trusted proxy each sender has a rate of its own', async () => {
  const central = await startWith(['127.0.0.1']);
  expect(await statusesFor(central, '192.0.2.1')).toEqual(new Set([400, 429]));
  const other = await fetch(`${central.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.2' },
    body: '{',
  });
  expect(other.status).toBe(400);
});

test('nobody gets another rate by naming another sender to a central that trusts no proxy', async () => {
  const central = await startWith([]);
  expect(await statusesFor(central, '192.0.2.1')).toEqual(new Set([400, 429]));
  expect(await statusesFor(central, '192.0.2.2')).toEqual(new Set([429]));
});

test('a connection too many is closed at once, those that are served stay served, and one that ends makes room', async () => {
  const server = makeServer({ logLevel: 'silent', requestMs: 30_000, connections: 2 });
  server.get('/', () => ({ served: true }));
  closing.push(() => server.close());
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
  const open = async (): Promise<Socket> => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const ask = async (socket: Socket): Promise<string> => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer]; // of our own server
    return answer.toString('latin1');
  };
  const [first, second] = [await open(), await open()];
  expect(await ask(first)).toContain('200 OK');
  const third = await open();
  await once(third, 'close');
  expect(await ask(second)).toContain('200 OK');
  first.destroy();
  await expect.poll(() => promisify(server.server.getConnections.bind(server.server))()).toBe(1);
  const fourth = await open();
  expect(await ask(fourth)).toContain('200 OK');
  for (const socket of [second, fourth]) socket.destroy();
});

test('a name that nobody has is refused and blocked like an account, so that a refusal says nothing', async () => {
  const clock = fakeClock();
  const central = await startTestCentral(clock);
  closing.push(() => central.close());
  const answersTo = async (name: string) => {
    const client = readerClient(central.url);
    const tries = await Promise.all(Array.from({ length: 8 }, async () => (await client.signIn(name, 'wrong')).status));
    const blocked = await client.signIn(name, 'wrong');
    return [tries.toSorted(), blocked.status, blocked.headers.get('retry-after'), await blocked.json()];
  };
  expect(await answersTo('inconnue')).toEqual(await answersTo('coordination'));
  clock.advance(900_000);
  expect((await readerClient(central.url).signIn('inconnue', 'wrong')).status).toBe(401);
  const kept = () => central.db.selectFrom('unknown_names').select('failures').execute();
  expect(await kept()).toHaveLength(1);
  clock.advance(86_400_000);
  await readerClient(central.url).signIn('une autre', 'wrong');
  expect(await kept()).toHaveLength(1);
});
