import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build-pages.ts';
import { bundleElectron } from './bundle-electron.ts';
import { electronBinary } from './electron-binary.ts';

/** `npm run smoke:electron`: the real Electron, on machines that have it. Where it is missing nothing is pretended: it says so and exits 2. */
if (electronBinary() === null) {
  console.error('\n*** THE ELECTRON SMOKE TESTS DID NOT RUN: Electron’s binary is not on this machine. ***');
  console.error('*** Get it once with network (node node_modules/electron/install.js), then run this again. ***\n');
  process.exit(2);
}
await buildPages(['kiosk', 'desk']);
await bundleElectron();
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const config = fileURLToPath(new URL('../tests/smoke/playwright.config.ts', import.meta.url));
process.exit(spawnSync(process.execPath, [playwright, 'test', '--config', config], { stdio: 'inherit' }).status ?? 1);
