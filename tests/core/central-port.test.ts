import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { centralPortOver, fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});
const serve = async (
  answer: (url: string, write: (status: number, headers: Record<string, string>, body: string | Buffer) => void) => void,
): Promise<string> => {
  server = createServer((request, response) => answer(request.url ?? '', (status, headers, body) => response.writeHead(status, headers).end(body)));
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const asking = (url: string) => ({ method: 'PUT' as const, url, headers: { 'content-type': 'text/plain' }, body: Buffer.from('facts') });

test('an answer comes with its status, headers and text', async () => {
  const url = await serve((_url, write) => write(409, { 'retry-after': '7' }, '{"code":"gap"}'));
  expect(await fetchCentralPort.send(asking(url))).toMatchObject({ status: 409, headers: { 'retry-after': '7' }, body: '{"code":"gap"}' });
});

test('a redirect is never followed: facts go to the address that was compared, or nowhere', async () => {
  const seen: string[] = [];
  const url = await serve((path, write) => {
    seen.push(path);
    write(307, { location: '/elsewhere' }, '');
  });
  await expect(fetchCentralPort.send(asking(`${url}/here`))).rejects.toThrow();
  expect(seen).toEqual(['/here']);
});

test('an answer without end is cut at a megabyte', async () => {
  const url = await serve((_url, write) => write(200, {}, Buffer.alloc(3_000_000, 'a')));
  await expect(fetchCentralPort.send(asking(url))).rejects.toThrow('too long');
});

test('a central that never answers is left after thirty seconds', async () => {
  let given: RequestInit | undefined;
  const port = centralPortOver((_url, init) => {
    given = init;
    return Promise.reject(new Error('asked'));
  });
  await expect(port.send(asking('http://127.0.0.1:1'))).rejects.toThrow('asked');
  expect(given).toMatchObject({ method: 'PUT', redirect: 'error' });
  expect(given?.signal).toBeInstanceOf(AbortSignal);
  expect(given?.signal?.aborted).toBe(false);
});

test('nobody at that address is a failure, not an answer', async () => {
  await expect(fetchCentralPort.send(asking('http://127.0.0.1:1'))).rejects.toThrow();
});
