import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the kiosk’s own script is at most 300 kB, and carries no parser of messages', () => {
  const folder = 'dist/pages/kiosk/assets';
  const scripts = readdirSync(folder).filter((file) => file.startsWith('index-') && file.endsWith('.js'));
  expect(scripts).toHaveLength(1);
  const text = readFileSync(join(folder, scripts[0] ?? ''), 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(300_000);
  expect(text).toContain('Scanne ta carte.');
  expect(text).not.toContain('plural-arg');
});

test('what reads pictures is in the camera’s worker alone, and a kiosk without a camera loads none of it', () => {
  const folder = 'dist/pages/kiosk/assets';
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const holders = scripts.filter((file) => /NotFoundException|zxing_reader/.test(readFileSync(join(folder, file), 'utf8')));
  expect(holders).toEqual([expect.stringMatching(/^camera-worker-/)]);
  const first = scripts.find((file) => file.startsWith('index-')) ?? '';
  expect(readFileSync(join(folder, first), 'utf8')).not.toContain('getUserMedia');
});
