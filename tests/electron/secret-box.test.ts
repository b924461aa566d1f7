import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const { safeStorage } = await import('../support/fake-electron.ts');
const { openSecretBox } = await import('../../electron/os/secret-box.ts');
const { runCore } = await import('../../electron/core-entry.ts');

const folder = () => mkdtempSync(join(tmpdir(), 'accueil-secrets-'));
const pepper = Uint8Array.from([1, 2, 3, 250]);
beforeEach(() => Object.assign(safeStorage, { available: true, locked: false, backend: 'gnome_libsecret' }));

test('a secret is sealed by the system and comes back after a restart', async () => {
  const at = folder();
  const box = await openSecretBox(at);
  await box.save('pepper', pepper);
  expect(readFileSync(join(at, 'secrets.json'), 'utf8')).not.toContain(Buffer.from(pepper).toString('base64'));
  const again = await openSecretBox(at);
  expect(again.keptBy).toBe('system');
  expect(Uint8Array.from(again.secrets()?.pepper ?? [])).toEqual(pepper);
});

test('without a key store they are in a file of their owner alone, and it says so', async () => {
  for (const lack of [{ backend: 'basic_text' }, { available: false }]) {
    Object.assign(safeStorage, { available: true, backend: 'gnome_libsecret', ...lack });
    const at = folder();
    const box = await openSecretBox(at);
    await box.save('pepper', pepper);
    expect(box.keptBy).toBe('file');
    expect(statSync(join(at, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(Uint8Array.from((await openSecretBox(at)).secrets()?.pepper ?? [])).toEqual(pepper);
  }
});

test('secrets that the system no longer opens are kept, and the core refuses in words instead of starting over', async () => {
  const at = folder();
  await (await openSecretBox(at)).save('pepper', pepper);
  const before = readFileSync(join(at, 'secrets.json'), 'utf8');
  safeStorage.locked = true;
  const box = await openSecretBox(at);
  expect(box.secrets()).toBeNull();
  expect(readFileSync(join(at, 'secrets.json'), 'utf8')).toBe(before);

  const answers: unknown[] = [];
  let send: (event: { data: never }) => void = () => undefined;
  const port = { on: (_event: string, listener: typeof send) => (send = listener), postMessage: (message: unknown) => answers.push(message) };
  runCore(port as never, { hid: null, onStopped: () => undefined });
  send({ data: { kind: 'start', start: { dataFolder: at, secrets: box.secrets(), secretsKeptBy: 'system' } } as never });
  send({ data: { kind: 'call', id: 1, caller: { role: 'desk', windowId: 'desk-1' }, method: 'setup.state', input: {} } as never });
  await vi.waitFor(() => expect(answers).toContainEqual({ kind: 'reply', id: 1, reply: { ok: false, problem: { code: 'secrets-locked' } } }));
});
