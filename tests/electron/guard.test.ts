import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type KioskKey, kioskKeyMayPass } from '../../shared/contract/kiosk-keys.ts';
import type { Role } from '../../shared/contract/methods.ts';
import type { ScanPrefix } from '../../shared/domain/scan-prefix.ts';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const electron = await import('../support/fake-electron.ts');
const { guardApp, guardSession } = await import('../../electron/windows/guard.ts');
const { placeWindows } = await import('../../electron/windows/placement.ts');
const { secureWebPreferences } = await import('../../electron/windows/web-preferences.ts');

describe('window settings', () => {
  test('are these and no others', () => {
    expect(secureWebPreferences({ role: 'kiosk', preload: '/p/kiosk.cjs', packaged: true })).toEqual({
      preload: '/p/kiosk.cjs',
      partition: 'kiosk',
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      javascript: true,
      disableDialogs: true,
      devTools: false,
      backgroundThrottling: false,
    });
  });

  test('cannot be changed afterwards, and a printed page runs no script', () => {
    const given = secureWebPreferences({ role: 'print', packaged: false });
    expect(Object.isFrozen(given)).toBe(true);
    expect(given).toMatchObject({ javascript: false, sandbox: true, partition: 'print' });
    expect('preload' in given).toBe(false);
  });
});

const hostile = [
  'https://evil.example/',
  'http://127.0.0.1:8080/',
  'file:///C:/Windows/System32/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://kiosk/0b7c',
  'blob:app://desk.evil/0b7c',
  'blob:https://evil.example/0b7c',
  'about:blank',
  'about:srcdoc',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://kiosk/index.html',
  'filesystem:app://kiosk/temporary/x',
  'ms-settings:display',
  'ms-msdt:/id PCWDiagnostic',
  'mailto:a@b.c',
  'tel:112',
  'ftp://evil.example/',
  'ws://evil.example/',
  'intent://scan/',
  '\\\\server\\share',
  '//evil.example/index.html',
  'app:',
  'app:///index.html',
  'app://',
  'app://print/1',
  'app://kiosk.evil/index.html',
  'app://evil.kiosk/index.html',
  'app://kiosk@evil/index.html',
  'app://user@kiosk/index.html',
  'app://user:word@kiosk/index.html',
  'app://kiosk:8080/index.html',
  'app://kioskk/index.html',
  'appx://kiosk/index.html',
  'APP2://kiosk/index.html',
  'app:kiosk/index.html',
  'app:/kiosk/index.html',
  ' ',
  '',
  'not an address',
];

describe('navigation', () => {
  const contents = new electron.FakeContents('kiosk');
  let role: Role | null = 'kiosk';
  beforeEach(() => {
    electron.app.removeAllListeners();
    contents.removeAllListeners();
    role = 'kiosk';
    guardApp(() => role);
    electron.app.emit('web-contents-created', {}, contents);
  });
  const prevented = (event: string, url: string, isMainFrame = true): boolean => {
    const preventDefault = vi.fn();
    contents.emit(event, { url, isMainFrame, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };

  test('forty addresses and more, none of which is ours, go nowhere', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(40);
    for (const url of hostile) {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) expect(prevented(event, url), `${event} ${url}`).toBe(true);
      expect(prevented('will-frame-navigate', url, false), `frame ${url}`).toBe(true);
    }
  });

  test('a page may load itself again, never the other role’s', () => {
    expect(prevented('will-navigate', 'app://kiosk/index.html')).toBe(false);
    expect(prevented('will-navigate', 'app://desk/index.html')).toBe(true);
    expect(prevented('will-redirect', 'app://kiosk/index.html')).toBe(true);
  });

  test('only the desk shows a preview that it made, and only in a frame', () => {
    role = 'desk';
    expect(prevented('will-frame-navigate', 'blob:app://desk/0b7c', false)).toBe(false);
    expect(prevented('will-navigate', 'blob:app://desk/0b7c')).toBe(true);
    role = null;
    expect(prevented('will-frame-navigate', 'app://desk/index.html', false)).toBe(true);
  });

  test('no new window, no webview, no client certificate', () => {
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    const preventDefault = vi.fn();
    contents.emit('will-attach-webview', { preventDefault });
    const answer = vi.fn();
    electron.app.emit('select-client-certificate', { preventDefault }, contents, 'https://x', [], answer);
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(answer).toHaveBeenCalledWith();
  });
});

describe('permissions', () => {
  const declared = readFileSync('node_modules/electron/electron.d.ts', 'utf8');
  const namesIn = (method: string): readonly string[] => {
    const line = declared.split('\n').find((text) => text.includes(`${method}(handler:`)) ?? '';
    return [...(line.match(/permission: ([^,]+),/)?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
  };
  const guarded = (name: string, role: Role | 'print', cameraOn: boolean) => {
    const session = electron.session.fromPartition(name);
    guardSession(session as never, role, () => cameraOn);
    return {
      session,
      request: (permission: string, details: Record<string, unknown>): boolean => {
        let answer = true;
        session.permissionRequest?.({}, permission, (given: boolean) => (answer = given), details);
        return answer;
      },
      check: (permission: string, origin: string, details: Record<string, unknown>): boolean =>
        session.permissionCheck?.(null, permission, origin, details) === true,
    };
  };
  const fromKiosk = { requestingUrl: 'app://kiosk/index.html', isMainFrame: true, mediaTypes: ['video'] };

  test('every permission of electron.d.ts is refused, but the kiosk’s camera while it is on', () => {
    const requests = namesIn('setPermissionRequestHandler');
    const checks = namesIn('setPermissionCheckHandler');
    expect(requests.length).toBeGreaterThan(30);
    expect(checks.length).toBeGreaterThan(30);
    for (const role of ['kiosk', 'desk', 'print'] as const) {
      for (const cameraOn of [true, false]) {
        const { request, check } = guarded(`${role}-${cameraOn}`, role, cameraOn);
        const origin = `app://${role}`;
        const granted = requests.filter((name) => request(name, { ...fromKiosk, requestingUrl: `${origin}/index.html` }));
        const checked = checks.filter((name) => check(name, `${origin}/`, { mediaType: 'video', isMainFrame: true }));
        expect(granted).toEqual(role === 'kiosk' && cameraOn ? ['media'] : []);
        expect(checked).toEqual(role === 'kiosk' && cameraOn ? ['media'] : []);
      }
    }
  });

  test('the camera is not the microphone, nor another origin’s, nor a frame’s', () => {
    const { request, check } = guarded('camera', 'kiosk', true);
    expect(request('media', { ...fromKiosk, mediaTypes: ['audio'] })).toBe(false);
    expect(request('media', { ...fromKiosk, mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(request('media', { ...fromKiosk, mediaTypes: [] })).toBe(false);
    expect(request('media', { ...fromKiosk, requestingUrl: 'app://kiosk.evil/' })).toBe(false);
    expect(request('media', { ...fromKiosk, isMainFrame: false })).toBe(false);
    expect(check('media', 'app://kiosk/', { mediaType: 'audio' })).toBe(false);
    expect(check('media', 'https://evil.example/', { mediaType: 'video' })).toBe(false);
  });

  test('no USB device, no screen capture; only the desk saves its own files', () => {
    const { session } = guarded('desk-downloads', 'desk', true);
    expect(session.devicePermission?.()).toBe(false);
    const streams = vi.fn();
    session.displayMedia?.({}, streams);
    expect(streams).toHaveBeenCalledWith({});
    const kiosk = guarded('kiosk-downloads', 'kiosk', true).session;
    const refused = (of: typeof session, url: string): boolean => {
      const preventDefault = vi.fn();
      of.emit('will-download', { preventDefault }, { getURL: () => url });
      return preventDefault.mock.calls.length > 0;
    };
    expect(refused(session, 'blob:app://desk/0b7c')).toBe(false);
    expect(refused(session, 'https://evil.example/x.exe')).toBe(true);
    expect(refused(kiosk, 'blob:app://kiosk/0b7c')).toBe(true);
  });
});

describe('the kiosk’s keys', () => {
  const plain = { code: '', control: false, alt: false, meta: false };
  const mayPass = (key: KioskKey, prefix: ScanPrefix = 'none'): boolean => kioskKeyMayPass(key, prefix);
  test('what a scanner types passes', () => {
    for (const key of [...'AZaz09-$é ', 'Enter', 'Shift', 'Tab', 'CapsLock']) expect(mayPass({ ...plain, key }), key).toBe(true);
  });
  test('the scanner’s configured prefix passes, and no other function key', () => {
    expect(mayPass({ ...plain, key: 'F13' }, 'F13')).toBe(true);
    expect(mayPass({ ...plain, key: 'F14' }, 'F13')).toBe(false);
    expect(mayPass({ ...plain, key: 'F13', alt: true }, 'F13')).toBe(false);
    expect(mayPass({ ...plain, key: 'b', code: 'KeyB', control: true }, 'Ctrl+B')).toBe(true);
    expect(mayPass({ ...plain, key: 'Control', code: 'ControlLeft', control: true }, 'Ctrl+B')).toBe(true);
    expect(mayPass({ ...plain, key: 'b', code: 'KeyB', control: true }, 'F13')).toBe(false);
    expect(mayPass({ ...plain, key: 'o', code: 'KeyO', control: true }, 'Ctrl+B')).toBe(false);
  });
  test('combinations and function keys do not', () => {
    for (const key of ['F1', 'F5', 'F11', 'F12', 'Escape', 'Meta', 'Alt', 'PrintScreen', 'ContextMenu', 'BrowserBack'])
      expect(mayPass({ ...plain, key }), key).toBe(false);
    for (const key of ['o', 'p', 's', 'w', 'r', 'i', '+', 'Tab']) {
      expect(mayPass({ ...plain, control: true, key })).toBe(false);
      expect(mayPass({ ...plain, alt: true, key })).toBe(false);
      expect(mayPass({ ...plain, meta: true, key })).toBe(false);
    }
  });
});

test('the kiosk takes the first screen that is not the main one', () => {
  const bounds = (x: number) => ({ x, y: 0, width: 1280, height: 800 });
  const main = { id: 7, bounds: bounds(0) };
  expect(placeWindows([main], main)).toEqual({ desk: bounds(0), kiosk: null });
  expect(placeWindows([{ id: 9, bounds: bounds(-1280) }, main, { id: 3, bounds: bounds(1280) }], main)).toEqual({ desk: bounds(0), kiosk: bounds(-1280) });
});
