import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Electron's objects as far as electron/ uses them, recording what they were told. Stands in for the binary only:
 * `vi.mock('electron', () => import('../support/fake-electron.ts'))`. Types are checked against electron.d.ts in the source itself.
 */
type Handler = (...given: readonly unknown[]) => unknown;

class FakeSession extends EventEmitter {
  permissionRequest: Handler | null = null;
  permissionCheck: Handler | null = null;
  devicePermission: Handler | null = null;
  displayMedia: Handler | null = null;
  fetch: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init);
  readonly schemes = new Map<string, (request: Request) => Promise<Response> | Response>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) => void this.schemes.set(scheme, handler),
  };
  setPermissionRequestHandler(handler: Handler): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: Handler): void {
    this.displayMedia = handler;
  }
}
/** Where the person says to save; null: they leave the dialog. */
export const dialog = {
  path: null as string | null,
  asked: [] as string[],
  showSaveDialog: async (...given: readonly unknown[]): Promise<{ canceled: boolean; filePath: string }> => {
    const options = given.at(-1) as { readonly defaultPath: string };
    dialog.asked.push(options.defaultPath);
    return { canceled: dialog.path === null, filePath: dialog.path ?? '' };
  },
};
const sessions = new Map<string, FakeSession>();
export const session = {
  fromPartition: (name: string): FakeSession => {
    const known = sessions.get(name) ?? new FakeSession();
    sessions.set(name, known);
    return known;
  },
};

export class FakeContents extends EventEmitter {
  readonly sent: { readonly channel: string; readonly data: unknown }[] = [];
  openHandler: Handler | null = null;
  readonly mainFrame: { origin: string; url: string };
  crashed = 0;
  printed: string[] = [];
  readonly role: string;
  constructor(role: string) {
    super();
    this.role = role;
    this.mainFrame = { origin: `app://${role}`, url: `app://${role}/index.html` };
  }
  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler;
  }
  send(channel: string, data: unknown): void {
    this.sent.push({ channel, data });
  }
  forcefullyCrashRenderer(): void {
    this.crashed += 1;
    this.emit('render-process-gone', {}, { reason: 'killed' });
  }
  printToPDF(): Promise<Buffer> {
    return Promise.resolve(Buffer.from('%PDF-fake'));
  }
  /** What Electron's next print answers. */
  static printAnswer: readonly [success: boolean, reason: string] = [true, ''];
  print(_options: unknown, done: (success: boolean, reason: string) => void): void {
    done(...FakeContents.printAnswer);
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly made: BrowserWindow[] = [];
  readonly webContents: FakeContents;
  readonly loaded: string[] = [];
  readonly calls: string[] = [];
  destroyed = false;
  readonly options: { readonly webPreferences: { readonly partition: string } } & Readonly<Record<string, unknown>>;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    this.webContents = new FakeContents(options.webPreferences.partition);
    BrowserWindow.made.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address: string): Promise<void> {
    this.loaded.push(address);
    const serve = session.fromPartition(this.options.webPreferences.partition).schemes.get('app');
    const answer = await serve?.(new Request(address));
    if (answer?.status !== 200) throw new Error(`ERR_FAILED ${address}`);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
  }
  show = (): void => void this.calls.push('show');
  focus = (): void => void this.calls.push('focus');
  maximize = (): void => void this.calls.push('maximize');
  restore = (): void => void this.calls.push('restore');
  isMinimized = (): boolean => false;
  setAlwaysOnTop = (_on: boolean, level: string): void => void this.calls.push(`on-top ${level}`);
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  firstInstance = true;
  quits = 0;
  readonly calls: string[] = [];
  readonly ready = Promise.withResolvers<void>();
  readonly userData = mkdtempSync(join(tmpdir(), 'accueil-electron-'));
  readonly commandLine = {
    getSwitchValue: (_name: string): string => '',
    appendSwitch: (...given: string[]): void => void this.calls.push(given.join(' ')),
  };
  enableSandbox = (): void => void this.calls.push('enableSandbox');
  whenReady = (): Promise<void> => this.ready.promise;
  requestSingleInstanceLock = (): boolean => this.firstInstance;
  getAppPath = (): string => process.cwd();
  getPath = (_name: string): string => this.userData;
  /** As Electron: asks everybody, and quits unless somebody prevents it. */
  quit = (): void => {
    let prevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) this.quits += 1;
  };
}
export const app = new FakeApp();

/** One pair of processes: what main posts arrives at the child's port as data, and back. */
export class FakeChild extends EventEmitter {
  readonly port = new EventEmitter() as EventEmitter & { postMessage(message: unknown): void };
  readonly posted: unknown[] = [];
  killed = false;
  readonly entry: string;
  constructor(entry: string) {
    super();
    this.entry = entry;
    this.port.postMessage = (message) => queueMicrotask(() => this.emit('message', structuredClone(message)));
  }
  postMessage(message: unknown): void {
    this.posted.push(message);
    const data = structuredClone(message);
    queueMicrotask(() => this.port.emit('message', { data }));
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 15);
    return true;
  }
}
export const utilityProcess = {
  children: [] as FakeChild[],
  /** Set by a test: what runs inside the process. */
  inside: (_child: FakeChild): void => undefined,
  fork: (entry: string): FakeChild => {
    const child = new FakeChild(entry);
    utilityProcess.children.push(child);
    utilityProcess.inside(child);
    return child;
  },
};

export const ipcMain = {
  handlers: new Map<string, (event: unknown, ...given: unknown[]) => Promise<unknown>>(),
  handle: (channel: string, handler: (event: unknown, ...given: unknown[]) => Promise<unknown>): void => void ipcMain.handlers.set(channel, handler),
};

export const protocol = {
  schemes: [] as unknown[],
  registerSchemesAsPrivileged: (schemes: unknown[]): void => void protocol.schemes.push(...schemes),
};

/** A key store that reverses text; `available` and `locked` are set by tests. */
export const safeStorage = {
  available: true,
  locked: false,
  backend: 'gnome_libsecret',
  getSelectedStorageBackend: (): string => safeStorage.backend,
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(safeStorage.available),
  encryptStringAsync: (text: string): Promise<Buffer> => Promise.resolve(Buffer.from(`sealed:${[...text].toReversed().join('')}`)),
  decryptStringAsync: (sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> =>
    safeStorage.locked
      ? Promise.reject(new Error('another account'))
      : Promise.resolve({ result: [...sealed.toString().replace(/^sealed:/, '')].toReversed().join(''), shouldReEncrypt: false }),
};

export const screen = Object.assign(new EventEmitter(), {
  displays: [{ id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }],
  getAllDisplays: () => screen.displays,
  getPrimaryDisplay: () => screen.displays[0],
});
export const Menu = { menus: [] as unknown[], setApplicationMenu: (menu: unknown): void => void Menu.menus.push(menu) };
export const powerSaveBlocker = { started: [] as string[], start: (kind: string): number => powerSaveBlocker.started.push(kind) };
export const contextBridge = {
  exposed: new Map<string, Record<string, unknown>>(),
  exposeInMainWorld: (name: string, value: Record<string, unknown>): void => void contextBridge.exposed.set(name, value),
};
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: (...given: unknown[]): Promise<unknown> => Promise.resolve(given) });
