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
