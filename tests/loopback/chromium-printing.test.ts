import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { chromiumPrinting } from '../../loopback/chromium-printing.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore } from '../support/test-core.ts';

test('a card becomes a PDF of two pages of 85.6 × 53.98 mm', async () => {
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium: npm run setup');
  const t = await startTestCore({ printing: chromiumPrinting(chromium, quietFlags) });
  seedGerland(t);
  await t.signIn();
  try {
    const draft = { actionId: randomUUID(), firstName: 'Aya', lastName: 'Benali', birthYear: 2005, district: '7', programme: 'cej' } as const;
    const { memberId } = await t.ask('desk', 'members.register', draft);
    const { base64, fileName } = await t.ask('desk', 'cards.pdf', { memberId });
    const pdf = Buffer.from(base64, 'base64').toString('latin1');
    expect(fileName).toMatch(/\.pdf$/);
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(2);
    // Points: 85.6 mm is 242.6, 53.98 mm is 153.
    for (const [, width, height] of pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)) {
      expect(Math.abs(Number(width) - 242.6)).toBeLessThan(1);
      expect(Math.abs(Number(height) - 153)).toBeLessThan(1);
    }
  } finally {
    await t.stop();
  }
});

test('without a printer the card is refused in words', async () => {
  const t = await startTestCore();
  const seed = seedGerland(t);
  await t.signIn();
  const { memberId } = seed.member();
  expect(await t.refusal('desk', 'cards.pdf', { memberId })).toEqual({ code: 'printing-unavailable' });
  await t.stop();
});
