import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../shared/browser/chromium.ts';

const isRoot = process.getuid?.() === 0;

function run(command: string, args: readonly string[]): boolean {
  const done = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return done.status === 0;
}

function aptInstall(packages: readonly string[]): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  const apt = (args: readonly string[]): boolean => {
    const [command = '', ...rest] = [...prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args];
    return run(command, rest);
  };
  console.log(`Installing ${packages.join(', ')} with apt-get…`);
  return apt(['update']) && apt(['install', '-y', ...packages]);
}

const libusbThere = (): boolean =>
  process.platform !== 'linux' ||
  spawnSync('sh', ['-c', 'ldconfig -p 2>/dev/null | grep -q libusb-1.0.so.0'], { env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` } })
    .status === 0;

/**
 * Finds or installs what npm cannot bring: Chromium (tests, and pages where there is no Electron) and libusb (USB scanners).
 * Says what it installs. Answers Chromium's path; null, after a clear sentence, when it cannot be had.
 */
export function ensureSystemParts(): string | null {
  const missing: string[] = [];
  if (findChromium() === null) missing.push('chromium');
  if (!libusbThere()) missing.push('libusb-1.0-0', 'libudev1');
  if (missing.length > 0 && !aptInstall(missing) && !(missing.includes('chromium') && run('npx', ['playwright', 'install', 'chromium']))) {
    console.error(
      `Could not install ${missing.join(', ')}: install them by hand (as root: apt-get install -y ${missing.join(' ')}), then run this command again.`,
    );
  }
  if (!libusbThere()) console.error('USB scanners in HID mode will not be read (libusb-1.0-0 is missing); keyboard scanners and the camera work.');
  const chromium = findChromium();
  if (chromium === null) console.error('No Chromium found: set CHROMIUM_PATH to a Chromium or Chrome, or install the package "chromium".');
  return chromium;
}

if (import.meta.main && ensureSystemParts() === null) process.exitCode = 1;
