import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabaseUrl } from '../support/central-store.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const program = fileURLToPath(new URL('../../central/main.ts', import.meta.url));
let folder: string;
let central: ChildProcess;
let url: string;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'central-stopped-'));
  said = [];
  const databaseUrl = await freshDatabaseUrl();
  const env = { ...process.env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
  central = spawn(process.execPath, [program, '--data', folder, '--port', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  if (central.stdout === null) throw new Error('no output');
  const listens = Promise.withResolvers<string>();
  createInterface({ input: central.stdout }).on('line', (line) => {
    said.push(line);
    const found = /listens on (http\S+)\//.exec(line)?.[1];
    if (found !== undefined) listens.resolve(found);
  });
  url = await listens.promise;
});
afterEach(() => {
  central.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('told to stop, central answers the request that was begun, takes no other, and ends in order', async () => {
  const begun = request(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '2' } });
  const answered = once(begun, 'response');
  begun.write('{');
  await once(begun, 'socket');
  // Another whole exchange: the one that was begun has reached central too.
  expect((await fetch(`${url}/health`)).status).toBe(200);
  const ended = once(central, 'exit');
  central.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(`${url}/health`, { headers: { connection: 'close' } }).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .not.toBe(200);
  begun.end('}');
  const [response] = await answered;
  expect(response.statusCode).toBe(400);
  response.resume();
  expect(await ended).toEqual([0, null]);
});

test('what central writes about its requests holds no address, no query and no body', async () => {
  await fetch(`${url}/api/session?name=Aya`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Aya","passphrase":"secret-secret"}',
  });
  await expect.poll(() => said.some((line) => line.includes('"url":"/api/session"'))).toBe(true);
  expect(said.join('\n')).not.toMatch(/Aya|secret-secret|remoteAddress|127\.0\.0\.1.*"req"/);
});
