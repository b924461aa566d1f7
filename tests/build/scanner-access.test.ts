import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scannerMakers } from '../../shared/domain/scanner-makers.ts';

describe('S7 access on Linux', () => {
  const rules = readFileSync('build/linux/70-accueil-numerique-scanners.rules', 'utf8');

  test('S7 the udev rules name every maker that we know, and nobody else', () => {
    const named = [...rules.matchAll(/^KERNEL=="hidraw\*", SUBSYSTEM=="hidraw", ATTRS\{idVendor\}=="([0-9a-f]{4})", TAG\+="uaccess"$/gm)].map(([, id]) => id);
    expect(named).toEqual(Object.keys(scannerMakers).map((id) => Number(id).toString(16).padStart(4, '0')));
    expect(rules.split('\n').filter((line) => line.startsWith('KERNEL'))).toHaveLength(named.length);
  });

  test('S7 packaging installs them, and the libraries that reading needs', () => {
    const packaging = readFileSync('electron-builder.yml', 'utf8');
    expect(packaging).toContain('build/linux/70-accueil-numerique-scanners.rules=/usr/lib/udev/rules.d/70-accueil-numerique-scanners.rules');
    for (const library of ['libusb-1.0-0', 'libudev1']) expect(packaging).toContain(`- ${library}\n`);
  });
});
