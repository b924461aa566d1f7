import type { WebPreferences } from 'electron';
import type { Role } from '../../shared/contract/methods.ts';

/** Every window's settings, written out even where they are the default (TRUST 1.2). In-memory session, one a role. */
export function secureWebPreferences(given: {
  readonly role: Role | 'print';
  readonly preload?: string;
  readonly packaged: boolean;
}): Readonly<WebPreferences> {
  return Object.freeze({
    ...(given.preload === undefined ? {} : { preload: given.preload }),
    partition: given.role,
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
    javascript: given.role !== 'print',
    disableDialogs: given.role === 'kiosk',
    devTools: !given.packaged,
    // A kiosk behind another window must still be read and heard.
    backgroundThrottling: given.role !== 'kiosk',
  });
}
