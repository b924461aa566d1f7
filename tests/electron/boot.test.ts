import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../shared/contract/methods.ts';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const electron = await import('../support/fake-electron.ts');
const { runCore } = await import('../../electron/core-entry.ts');

/** The whole of electron/ from main.ts on: fake Electron objects, but the real core on a real file behind them. */
const exits: number[] = [];
beforeAll(async () => {
  electron.utilityProcess.inside = (child) => {
    runCore(child.port as never, {
      hid: null,
      onStopped: () => {
        exits.push(0);
        child.emit('exit', 0);
      },
    });
  };
  await import('../../electron/main.ts');
  expect(electron.app.calls).toEqual(['enableSandbox', 'lang fr-FR']);
  expect(electron.BrowserWindow.made).toEqual([]);
  electron.app.ready.resolve();
  await vi.waitFor(() => expect(electron.BrowserWindow.made.length).toBe(2));
});

const windowOf = (role: string) => {
  const window = electron.BrowserWindow.made.findLast((made) => made.webContents.role === role && !made.destroyed);
  if (window === undefined) throw new Error(`no ${role} window`);
  return window;
};
const callFrom = async (role: string, method: string, input: unknown): Promise<Reply> => {
  const { webContents } = windowOf(role);
  const event = { sender: webContents, senderFrame: webContents.mainFrame };
  return (await electron.ipcMain.handlers.get('call')?.(event, method, input)) as Reply;
};

describe('boot', () => {
  test('the scheme is registered before the app is ready, as a secure origin that bypasses nothing', () => {
    expect(electron.protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });

  test('two windows open on their own pages, without a menu, and the screen stays awake', () => {
    expect(electron.BrowserWindow.made.map(({ loaded }) => loaded[0])).toEqual(['app://kiosk/index.html', 'app://desk/index.html']);
    expect(electron.Menu.menus).toEqual([null]);
    expect(electron.powerSaveBlocker.started).toEqual(['prevent-display-sleep']);
  });

  test('on one screen the kiosk is an ordinary window that nobody closes by itself', () => {
    expect(windowOf('kiosk').options).toMatchObject({ width: 1280, height: 800, closable: false });
    expect(windowOf('kiosk').options.kiosk).toBeUndefined();
    const close = { preventDefault: vi.fn() };
    windowOf('kiosk').emit('close', close);
    expect(close.preventDefault).toHaveBeenCalled();
  });

  test('a desk sets up practice through the bridge, and both pages hear of it', async () => {
    expect(await callFrom('kiosk', 'setup.state', {})).toEqual({ ok: true, value: { kind: 'fresh' } });
    const started = await callFrom('desk', 'setup.startPractice', {});
    expect(started).toMatchObject({ ok: true, value: { passphrase: expect.stringMatching(/\w+-\w+/) } });
    for (const role of ['kiosk', 'desk']) {
      await vi.waitFor(() => {
        const told = windowOf(role).webContents.sent.map(({ data }) => data as { topics?: string[] });
        expect(told.some(({ topics }) => topics?.includes('setup'))).toBe(true);
      });
    }
    expect(existsSync(join(electron.app.userData, 'antenne', 'accueil.db'))).toBe(true);
  });

  test('secrets are on the disk, sealed by the system, before the core relies on them', () => {
    const { keptBy, values } = JSON.parse(readFileSync(join(electron.app.userData, 'antenne', 'secrets.json'), 'utf8')) as {
      keptBy: string;
      values: Record<string, string>;
    };
    expect(keptBy).toBe('system');
    expect(Object.keys(values).toSorted()).toEqual(['card-key-1', 'org-key', 'pepper']);
    for (const value of Object.values(values)) expect(Buffer.from(value, 'base64').toString()).toMatch(/^sealed:/);
  });

  test('the session of a second screen: the kiosk moves there and fills it', async () => {
    const before = windowOf('kiosk');
    electron.screen.displays.push({ id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 800 } });
    electron.screen.emit('display-added');
    expect(before.destroyed).toBe(true);
    expect(windowOf('kiosk').options).toMatchObject({ x: 1366, width: 1280, height: 800, kiosk: true, frame: false, closable: false, movable: false });
    expect(windowOf('kiosk').calls).toContain('on-top screen-saver');
    expect(await callFrom('kiosk', 'setup.state', {})).toEqual({ ok: true, value: { kind: 'ready', mode: 'practice' } });
    electron.screen.displays.pop();
    electron.screen.emit('display-removed');
    expect(windowOf('kiosk').options.kiosk).toBeUndefined();
  });

  test('a page that crashes or hangs is loaded again', async () => {
    const kiosk = windowOf('kiosk');
    const before = kiosk.loaded.length;
    kiosk.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(kiosk.loaded.length).toBe(before + 1);
    kiosk.webContents.emit('unresponsive');
    expect(kiosk.loaded.length).toBe(before + 2);
    expect(kiosk.webContents.crashed).toBe(1);
    vi.useFakeTimers();
    kiosk.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://kiosk/index.html', true);
    kiosk.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://kiosk/frame', false);
    vi.advanceTimersByTime(5_000);
    expect(kiosk.loaded.length).toBe(before + 2);
    kiosk.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://kiosk/index.html', true);
    vi.advanceTimersByTime(1_000);
    expect(kiosk.loaded.length).toBe(before + 3);
    vi.useRealTimers();
  });

  test('a second start brings the desk to the front', () => {
    electron.app.emit('second-instance');
    expect(windowOf('desk').calls).toContain('focus');
  });

  test('the camera is allowed at the kiosk only while the antenne has it on', async () => {
    const state = await callFrom('desk', 'staff.list', {});
    const { passphrase, staffId } = await practiceSeat(state);
    expect(await callFrom('desk', 'staff.signIn', { staffId, passphrase })).toMatchObject({ ok: true, value: { kind: 'signed-in' } });
    const asks = () => {
      const session = electron.session.fromPartition('kiosk');
      return session.permissionCheck?.(null, 'media', 'app://kiosk/', { mediaType: 'video', isMainFrame: true });
    };
    expect(asks()).toBe(false);
    const settings = await callFrom('desk', 'settings.get', {});
    if (!settings.ok) throw new Error('settings.get');
    const { secretsKeptBy, ...stored } = settings.value as Record<string, unknown>;
    expect(secretsKeptBy).toBe('system');
    const given = { ...stored, cameraEnabled: true };
    expect(await callFrom('desk', 'settings.set', given)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(asks()).toBe(true));
  });

  test('a card is printed to PDF through a hidden window without script', async () => {
    const pdf = await callFrom('desk', 'cards.pdf', { memberId: 1 });
    expect(pdf).toMatchObject({ ok: true, value: { base64: Buffer.from('%PDF-fake').toString('base64') } });
    const hidden = electron.BrowserWindow.made.findLast((made) => made.webContents.role === 'print');
    expect(hidden?.destroyed).toBe(true);
    expect(hidden?.options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } });
    expect(hidden?.loaded[0]).toMatch(/^app:\/\/print\/\d+$/);
  });

  test('quitting waits until the core has closed its store', async () => {
    electron.app.quit();
    expect(electron.app.quits).toBe(0);
    await vi.waitFor(() => expect(electron.app.quits).toBe(1));
    expect(exits).toEqual([0]);
    const close = { preventDefault: vi.fn() };
    windowOf('kiosk').emit('close', close);
    expect(close.preventDefault).not.toHaveBeenCalled();
    expect(existsSync(join(electron.app.userData, 'antenne', 'accueil.db-wal'))).toBe(false);
  });
});

async function practiceSeat(list: Reply): Promise<{ readonly passphrase: unknown; readonly staffId: unknown }> {
  if (!list.ok) throw new Error('staff.list');
  const info = await callFrom('desk', 'site.info', {});
  if (!info.ok) throw new Error('site.info');
  const [first] = list.value as readonly { readonly staffId: number }[];
  return { passphrase: (info.value as { practicePassphrase: string }).practicePassphrase, staffId: first?.staffId };
}
