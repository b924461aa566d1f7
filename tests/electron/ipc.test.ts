import { expect, test, vi } from 'vitest';
import { methods, type Reply, type Role } from '../../shared/contract/methods.ts';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const electron = await import('../support/fake-electron.ts');
const { bridgePages } = await import('../../electron/ipc.ts');

const asked: { caller: { role: string; windowId: string }; method: string; input: unknown }[] = [];
let hear: (event: never) => void = () => undefined;
const core = {
  call: (caller: { role: Role; windowId: string }, method: string, input: unknown): Promise<Reply> => {
    asked.push({ caller, method, input });
    return Promise.resolve({ ok: true, value: null });
  },
  onEvent: (listener: (event: never) => void) => {
    hear = listener;
  },
  stop: () => Promise.resolve(),
};
const windowOf = (role: Role) => ({ role, windowId: `${role}-1`, window: { webContents: new electron.FakeContents(role), isDestroyed: () => false } });
const kiosk = windowOf('kiosk');
const desk = windowOf('desk');
const printed: string[] = [];
bridgePages({
  core,
  windows: () => [kiosk, desk] as never,
  print: (html) => {
    printed.push(html);
    return Promise.resolve('sent');
  },
});
const ask = async (event: unknown, method: unknown, input: unknown): Promise<Reply> =>
  (await electron.ipcMain.handlers.get('call')?.(event, method, input)) as Reply;
const from = (asking: ReturnType<typeof windowOf>) => ({ sender: asking.window.webContents, senderFrame: asking.window.webContents.mainFrame });
const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.problem.code);

test('every method passes from the windows of its roles and from no other sender', async () => {
  const stranger = new electron.FakeContents('desk');
  for (const [method, { roles }] of Object.entries(methods)) {
    for (const asking of [kiosk, desk]) {
      const allowed = (roles as readonly string[]).includes(asking.role);
      expect(codeOf(await ask(from(asking), method, {})), `${asking.role} ${method}`).toBe(allowed ? 'ok' : 'not-allowed');
    }
    const { webContents } = desk.window;
    const wrong = [
      { sender: webContents, senderFrame: null },
      { sender: webContents, senderFrame: { origin: 'app://desk', url: 'app://desk/index.html' } },
      { sender: stranger, senderFrame: stranger.mainFrame },
      { sender: webContents, senderFrame: kiosk.window.webContents.mainFrame },
    ];
    for (const event of wrong) expect(codeOf(await ask(event, method, {}))).toBe('not-allowed');
  }
});

test('a window whose page is no longer ours is refused', async () => {
  const moved = desk.window.webContents;
  const { origin } = moved.mainFrame;
  for (const other of ['app://kiosk', 'https://evil.example', 'null', 'app://desk.evil', '']) {
    moved.mainFrame.origin = other;
    expect(codeOf(await ask(from(desk), 'setup.state', {}))).toBe('not-allowed');
  }
  moved.mainFrame.origin = origin;
  expect(codeOf(await ask(from(desk), 'setup.state', {}))).toBe('ok');
});

test('the role comes from the window, whatever the page says', async () => {
  asked.length = 0;
  await ask(from(kiosk), 'setup.state', { role: 'desk', caller: { role: 'desk' } });
  expect(asked[0]?.caller).toEqual({ role: 'kiosk', windowId: 'kiosk-1' });
});

test('what is no plain data, or too long, or no method of ours, never reaches the core', async () => {
  asked.length = 0;
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(codeOf(await ask(from(desk), 'setup.state', cycle))).toBe('invalid-input');
  expect(codeOf(await ask(from(desk), 'setup.state', 10n))).toBe('invalid-input');
  expect(codeOf(await ask(from(desk), 'setup.state', undefined))).toBe('invalid-input');
  expect(codeOf(await ask(from(desk), 'setup.state', { text: 'a'.repeat(70_000) }))).toBe('too-large');
  for (const method of ['__proto__', 'constructor', 'toString', 'setup.State', '', 7, null, {}, ['setup.state']])
    expect(codeOf(await ask(from(desk), method, {}))).toBe('unknown-method');
  expect(asked).toEqual([]);
});

test('events go to the windows that may hear them', () => {
  hear({ kind: 'kiosk-outcome', scanId: 's', outcome: {} } as never);
  hear({ kind: 'desk-outcome', scanId: 's', outcome: {} } as never);
  hear({ kind: 'changed', topics: ['board'] } as never);
  const kinds = (asking: ReturnType<typeof windowOf>) => asking.window.webContents.sent.map(({ data }) => (data as { kind: string }).kind);
  expect(kinds(kiosk)).toEqual(['kiosk-outcome', 'changed']);
  expect(kinds(desk)).toEqual(['desk-outcome', 'changed']);
});

test('only the desk prints, and only text of a bearable length', async () => {
  const print = (event: unknown, html: unknown) => electron.ipcMain.handlers.get('print')?.(event, html);
  expect(await print(from(desk), '<p>carte</p>')).toBe('sent');
  expect(await print(from(kiosk), '<p>carte</p>')).toBe('failed');
  expect(await print({ sender: desk.window.webContents, senderFrame: null }, '<p>')).toBe('failed');
  expect(await print(from(desk), 7)).toBe('failed');
  expect(await print(from(desk), 'a'.repeat(3_000_000))).toBe('failed');
  expect(printed).toEqual(['<p>carte</p>']);
});

test('each preload gives its page these functions and no more', async () => {
  await import('../../electron/preload/kiosk.ts');
  expect(Object.keys(electron.contextBridge.exposed.get('api') ?? {})).toEqual(['call', 'onEvent']);
  await import('../../electron/preload/desk.ts');
  const api = electron.contextBridge.exposed.get('api') as {
    call: (...given: unknown[]) => unknown;
    onEvent: (listener: (event: unknown) => void) => () => void;
  };
  expect(Object.keys(api)).toEqual(['call', 'onEvent', 'print']);
  const heard: unknown[] = [];
  const stop = api.onEvent((...given: unknown[]) => heard.push(given));
  electron.ipcRenderer.emit('event', { sender: 'ipc' }, { kind: 'changed' });
  stop();
  electron.ipcRenderer.emit('event', { sender: 'ipc' }, { kind: 'changed' });
  expect(heard).toEqual([[{ kind: 'changed' }]]);
  expect(await api.call('setup.state', {})).toEqual(['call', 'setup.state', {}]);
});
