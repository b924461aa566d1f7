import { app, type Session, type WebContents } from 'electron';
import type { Role } from '../../shared/contract/methods.ts';
import { isOwnBlob, isOwnPage } from './own-pages.ts';

/** Nothing leaves our pages: no navigation, no new window, no webview, no client certificate, whatever the contents. */
export function guardApp(roleOf: (contents: WebContents) => Role | null): void {
  app.on('web-contents-created', (_event, contents) => {
    const mayGo = (address: string, isMainFrame: boolean): boolean => {
      const role = roleOf(contents);
      return role !== null && (isOwnPage(role, address) || (!isMainFrame && isOwnBlob(role, address)));
    };
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (details) => {
      if (!mayGo(details.url, true)) details.preventDefault();
    });
    contents.on('will-frame-navigate', (details) => {
      if (!mayGo(details.url, details.isMainFrame)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => details.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
}

/** Refuses every permission but the kiosk's camera while it is switched on, and every download but the desk's own files. */
export function guardSession(session: Session, role: Role | 'print', cameraIsOn: () => boolean): void {
  const isCamera = (permission: string, asking: string, types: readonly string[]): boolean =>
    role === 'kiosk' && permission === 'media' && isOwnPage('kiosk', asking) && types.length > 0 && types.every((type) => type === 'video') && cameraIsOn();
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(details.isMainFrame && isCamera(permission, details.requestingUrl, types));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isCamera(permission, origin, details.mediaType === undefined ? [] : [details.mediaType]),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.on('will-download', (event, item) => {
    if (role !== 'desk' || !isOwnBlob(role, item.getURL())) event.preventDefault();
  });
}
