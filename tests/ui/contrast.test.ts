import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readFileSync('renderer/ui/tokens.css', 'utf8');

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replaceAll(/./g, '$&$&') : colour.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
const colours = Object.fromEntries([...tokens.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/gi)].map(([, name, value]) => [name, value]));

test('words on their grounds are readable by weak eyes (4.5 to 1)', () => {
  const pairs = [
    ['encre', 'papier'],
    ['encre', 'blanc'],
    ['encre', 'safran'],
    ['encre-2', 'papier'],
    ['encre-2', 'sable'],
    ['saone', 'blanc'],
    ['saone', 'saone-teinte'],
    ['rouge', 'rouge-teinte'],
  ] as const;
  for (const [ink, ground] of pairs) {
    const [a, b] = [colours[ink], colours[ground]];
    expect(a, ink).toBeDefined();
    expect(b, ground).toBeDefined();
    expect(contrast(a ?? '', b ?? ''), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
