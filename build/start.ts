import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPages } from './build-pages.ts';
import { bundleElectron } from './bundle-electron.ts';
import { electronBinary, tryInstallElectron } from './electron-binary.ts';
import { ensureSystemParts } from './setup.ts';

/** `npm start`: the app in Electron, or the same app in the browser where Electron's binary cannot be had. */
const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const wantsBrowser = args.includes('--browser') || process.env.CI !== undefined;
const INSTALL_MS = 20_000;

function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}
function pagesAreOld(): boolean {
  const built = join(root, 'dist', 'pages', 'central', 'index.html');
  if (!existsSync(built)) return true;
  return ['renderer', 'shared', 'central/web', 'central/pass', 'build'].some((folder) => newest(join(root, folder)) > statSync(built).mtimeMs);
}

if (pagesAreOld()) {
  console.log('Building the pages…');
  await buildPages();
}
const electron = wantsBrowser ? null : (electronBinary() ?? tryInstallElectron(INSTALL_MS));
if (electron !== null) {
  const { values } = parseArgs({ args, strict: false, options: { data: { type: 'string' }, 'central-port': { type: 'string' } } });
  const data = String(values.data ?? join(homedir(), '.local', 'share', 'accueil-numerique'));
  await bundleElectron();
  const beside = ['--data', join(data, 'central'), '--port', String(values['central-port'] ?? 8090)];
  const central = spawn(process.execPath, [join(root, 'central', 'main.ts'), ...beside], { stdio: 'inherit' });
  spawn(electron, [root, `--data=${data}`], { stdio: 'inherit' }).on('exit', (code) => {
    central.kill();
    process.exitCode = code ?? 1;
  });
} else {
  const why = wantsBrowser ? 'asked by --browser or CI' : 'its binary is not on this machine and could not be downloaded';
  console.log(`Electron is not used (${why}): the same app opens in the browser, on this machine only.`);
  ensureSystemParts();
  const passed = args.filter((arg) => arg !== '--browser');
  const child = spawn(process.execPath, [join(root, 'loopback', 'main.ts'), ...passed], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}
