import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, screen, type WebContents } from 'electron';
import { kioskKeyMayPass } from '../../shared/contract/kiosk-keys.ts';
import type { Role } from '../../shared/contract/methods.ts';
import { addressOf } from './own-pages.ts';
import { placeWindows } from './placement.ts';
import type { SiteSwitches } from './site-switches.ts';
import { secureWebPreferences } from './web-preferences.ts';

export interface PageWindow {
  readonly role: Role;
  readonly windowId: string;
  readonly window: BrowserWindow;
}
export interface PageWindows {
  list(): readonly PageWindow[];
  roleOf(contents: WebContents): Role | null;
  open(scanPrefix: SiteSwitches['scanPrefix']): void;
  focusDesk(): void;
  /** From now on windows may close. */
  leave(): void;
}
export interface PageWindowsOptions {
  readonly preloadFolder: string;
  readonly packaged: boolean;
  readonly onDeskClosed: () => void;
  readonly log: (event: string, data: Readonly<Record<string, string | number>>) => void;
}

const RELOAD_MS = 1_000;
/** Chromium's ERR_ABORTED: another load took this one's place, nothing is wrong. */
const SUPERSEDED = -3;

/** The kiosk's and the desk's windows: where they are, and that they come back. They hold no state of the business. */
export function pageWindows({ preloadFolder, packaged, onDeskClosed, log }: PageWindowsOptions): PageWindows {
  const open = new Map<Role, PageWindow>();
  // Contents announce themselves while their window is being made, before it can be listed.
  let making: Role | null = null;
  let leaving = false;
  let scanPrefix: SiteSwitches['scanPrefix'] = () => 'none';

  const make = (role: Role, options: BrowserWindowConstructorOptions): BrowserWindow => {
    making = role;
    const preload = join(preloadFolder, `${role}.cjs`);
    const window = new BrowserWindow({
      ...options,
      show: false,
      backgroundColor: '#ffffff',
      autoHideMenuBar: true,
      webPreferences: { ...secureWebPreferences({ role, preload, packaged }) },
    });
    open.set(role, { role, windowId: `${role}-1`, window });
    making = null;
    const contents = window.webContents;
    const reload = (): void => {
      if (!leaving && !window.isDestroyed()) void window.loadURL(addressOf(role)).catch(() => undefined);
    };
    window.once('ready-to-show', () => window.show());
    contents.on('render-process-gone', (_event, details) => {
      log('a page stopped and starts again', { role, reason: details.reason });
      reload();
    });
    contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
    contents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
      if (!isMainFrame || code === SUPERSEDED) return;
      setTimeout(reload, RELOAD_MS);
      log('a page could not be loaded', { role, code });
    });
    reload();
    return window;
  };

  const openKiosk = (): void => {
    const { kiosk } = placeWindows(screen.getAllDisplays(), screen.getPrimaryDisplay());
    const own: BrowserWindowConstructorOptions =
      kiosk === null
        ? { width: 1280, height: 800, closable: false }
        : { ...kiosk, kiosk: true, frame: false, closable: false, minimizable: false, maximizable: false, movable: false, resizable: false };
    const window = make('kiosk', own);
    if (kiosk !== null) window.setAlwaysOnTop(true, 'screen-saver');
    window.webContents.on('before-input-event', (event, input) => {
      if (!kioskKeyMayPass(input, scanPrefix())) event.preventDefault();
    });
    window.on('close', (event) => {
      if (!leaving) event.preventDefault();
    });
  };
  const moveKiosk = (): void => {
    if (leaving) return;
    open.get('kiosk')?.window.destroy();
    openKiosk();
    open.get('desk')?.window.focus();
  };
  return {
    list: () => [...open.values()],
    roleOf: (contents) => [...open.values()].find(({ window }) => !window.isDestroyed() && window.webContents === contents)?.role ?? making,
    open: (prefix) => {
      scanPrefix = prefix;
      openKiosk();
      const { desk } = placeWindows(screen.getAllDisplays(), screen.getPrimaryDisplay());
      const window = make('desk', { ...desk, minWidth: 1024, minHeight: 700 });
      window.maximize();
      window.on('closed', onDeskClosed);
      screen.on('display-added', moveKiosk);
      screen.on('display-removed', moveKiosk);
    },
    focusDesk: () => {
      const window = open.get('desk')?.window;
      if (window?.isMinimized() === true) window.restore();
      window?.focus();
    },
    leave: () => {
      leaving = true;
    },
  };
}
