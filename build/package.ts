import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { buildPages } from './build-pages.ts';
import { bundleElectron } from './bundle-electron.ts';
import { electronBinary } from './electron-binary.ts';

/**
 * `npm run package [-- --dir] [--windows] [--out FOLDER]`: the installable application, or with `--dir` the unpacked one.
 * Where Electron's binary is not on this machine, the unpacked application is built around a stand-in, to look at what is
 * inside; it says so and does not run.
 */
const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    windows: { type: 'boolean', default: false },
    out: { type: 'string', default: root('dist/packages') },
    'stand-in': { type: 'boolean', default: false },
    /** Pages as they are in dist/pages. */
    'as-built': { type: 'boolean', default: false },
  },
});
const standIn = values['stand-in'] || electronBinary() === null;
const electronVersion = (JSON.parse(readFileSync(root('node_modules/electron/package.json'), 'utf8')) as { version: string }).version;

if (!values['as-built']) await buildPages(['kiosk', 'desk']);
await bundleElectron();
const dist = standIn ? standInDist(values.windows) : null;
try {
  const platform = values.windows ? Platform.WINDOWS : Platform.LINUX;
  await build({
    targets: platform.createTarget(values.dir || standIn ? 'dir' : undefined),
    publish: 'never',
    config: {
      extends: root('electron-builder.yml'),
      electronVersion,
      directories: { output: values.out, buildResources: 'build' },
      // A stand-in has no fuses to set, and its executable no icon to edit.
      ...(dist === null ? {} : { electronDist: dist, electronFuses: null, win: { target: 'nsis', signAndEditExecutable: false } }),
    },
  });
} finally {
  if (dist !== null) rmSync(dist, { recursive: true, force: true });
}
if (standIn)
  console.log(`\nElectron's binary is not used: the application in ${values.out} is built around a STAND-IN. It shows what is inside and does not run.`);

/** A folder that looks like Electron's own as far as the packager looks. */
function standInDist(windows: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'accueil-stand-in-'));
  mkdirSync(join(folder, 'resources'));
  if (windows) copyFileSync(root('node_modules/electron-winstaller/vendor/Squirrel.exe'), join(folder, 'electron.exe'));
  else {
    writeFileSync(join(folder, 'electron'), '#!/bin/sh\necho "This is a stand-in for Electron."\nexit 1\n');
    chmodSync(join(folder, 'electron'), 0o755);
  }
  writeFileSync(join(folder, 'version'), electronVersion);
  return folder;
}
