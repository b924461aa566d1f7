import { join } from 'node:path';
import { app, Menu, powerSaveBlocker, session } from 'electron';
import { centralPortOver } from '../shared/core/outbox/fetch-central-port.ts';
import { startCoreProcess } from './core-process.ts';
import { bridgePages } from './ipc.ts';
import { registerAppScheme, servePages } from './os/app-protocol.ts';
import { preparePrinting } from './os/printing.ts';
import { saveFile } from './os/save-file.ts';
import { openSecretBox } from './os/secret-box.ts';
import { guardApp, guardSession } from './windows/guard.ts';
import { pageWindows } from './windows/page-windows.ts';
import { watchSite } from './windows/site-switches.ts';

app.enableSandbox();
// Dates and hours in fields follow the house's language, whatever the system's.
app.commandLine.appendSwitch('lang', 'fr-FR');
registerAppScheme();
// Two programs on one store would fight over its lock and its sequence of facts.
if (app.requestSingleInstanceLock()) void app.whenReady().then(boot).catch(giveUp);
else app.quit();

async function boot(): Promise<void> {
  Menu.setApplicationMenu(null);
  const given = app.commandLine.getSwitchValue('data');
  const dataFolder = join(given === '' ? app.getPath('userData') : given, 'antenne');
  const packaged = app.isPackaged;
  const built = join(app.getAppPath(), 'dist');

  // Windows and their guards, before any page exists.
  const windows = pageWindows({ preloadFolder: join(built, 'electron', 'preload'), packaged, onDeskClosed: () => app.quit(), log });
  guardApp(windows.roleOf);
  const printing = preparePrinting(packaged);

  // The core, in its own process, with what only this one can do lent to it.
  const secretBox = await openSecretBox(dataFolder);
  const toCentral = session.fromPartition('central');
  const core = startCoreProcess({
    entry: join(built, 'electron', 'core-entry.js'),
    start: () => ({ dataFolder, secrets: secretBox.secrets(), secretsKeptBy: secretBox.keptBy }),
    lenders: {
      // Electron's network stack knows the system's proxy and certificates.
      central: (request) => centralPortOver((url, init) => toCentral.fetch(url, init)).send(request),
      saveSecret: ({ name, value }) => secretBox.save(name, value).then(() => null),
      saveFile: (asks) => saveFile(windows.list().find(({ role }) => role === 'desk')?.window ?? null, asks),
      htmlToPdf: printing.htmlToPdf,
    },
    log,
  });
  const site = watchSite(core);
  for (const role of ['kiosk', 'desk'] as const) {
    const pages = session.fromPartition(role);
    guardSession(pages, role, site.cameraIsOn);
    servePages(pages, role, join(built, 'pages'));
  }
  guardSession(session.fromPartition('print'), 'print', () => false);
  bridgePages({ core, windows: windows.list, print: printing.print });

  windows.open(site.scanPrefix);
  powerSaveBlocker.start('prevent-display-sleep');
  app.on('second-instance', windows.focusDesk);

  // An orderly stop: windows may close, the core closes its store, then the program ends.
  let stopped = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    windows.leave();
    if (stopped) return;
    event.preventDefault();
    void core.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

/** A boot that failed left no page to say so: the reason goes to the system's log, and the program ends. */
function giveUp(error: unknown): void {
  log('the program could not start', { reason: error instanceof Error ? error.message : String(error) });
  app.exit(1);
}

function log(event: string, data: Readonly<Record<string, string | number>>): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), event, ...data }));
}
