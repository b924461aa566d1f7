import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));

/** The Electron program of this machine, without downloading anything; null when it is not there. */
export function electronBinary(): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const folders = override === undefined ? [join(packageFolder, 'dist')] : [override];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** One attempt to get it, bounded in time: the npm package holds no binary, its installer fetches it from outside the registry. */
export function tryInstallElectron(timeoutMs: number): string | null {
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], { timeout: timeoutMs, stdio: 'ignore' });
  return electronBinary();
}
