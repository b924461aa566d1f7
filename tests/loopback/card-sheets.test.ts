import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPrinting } from '../../loopback/chromium-printing.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { cardSheets } from '../../shared/domain/card-sheet.ts';
import { readByWasm } from '../support/both-engines.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
const folder = mkdtempSync(join(tmpdir(), 'card-sheets-'));
beforeAll(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  await t.signIn();
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

const DPI = 150;
const dots = (mm: number): number => (mm / 25.4) * DPI;

/** Each page of the printed sheet as grey levels at 150 dpi. */
async function rendered(html: string): Promise<readonly string[]> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium: npm run setup');
  const name = randomUUID();
  writeFileSync(join(folder, `${name}.pdf`), await chromiumPrinting(chromium, quietFlags).htmlToPdf(html));
  execFileSync('pdftoppm', ['-r', String(DPI), '-gray', '-png', join(folder, `${name}.pdf`), join(folder, name)]);
  return execFileSync('ls', [folder], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.startsWith(name) && file.endsWith('.png'))
    .map((file) => join(folder, file));
}

/** What is at one place of the sheet: its code, and where the dark of the code begins and how wide it is, in mm of the card. */
async function placeOf(page: string, sheet: keyof typeof cardSheets, place: number) {
  const { columns, left, top, pitchX, pitchY, width, height } = cardSheets[sheet];
  const [x, y] = [left + (place % columns) * pitchX, top + Math.floor(place / columns) * pitchY];
  const cut = { left: Math.round(dots(x)), top: Math.round(dots(y)), width: Math.floor(dots(width)), height: Math.floor(dots(height)) };
  const read = async (picture: Sharp) => {
    const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
    const luminance = Uint8ClampedArray.from({ length: info.width * info.height }, (_, at) => data[at * info.channels] ?? 0);
    return { luminance, width: info.width, height: info.height };
  };
  const seen = await read(sharp(page).extract(cut));
  const big = await read(sharp(await sharp(page).extract(cut).png().toBuffer()).resize(3 * cut.width, 3 * cut.height, { kernel: 'cubic' }));
  const text = await readByWasm(big);
  // The code stands in the left 37 mm; the hairline of the edge is lighter than its modules.
  const dark: number[] = [];
  for (let row = 4; row < seen.height - 4; row++)
    for (let column = 4; column < dots(36.5); column++) if ((seen.luminance[row * seen.width + column] ?? 255) < 110) dark.push(column);
  const from = Math.min(...dark) / (DPI / 25.4);
  return { text, from, wide: (Math.max(...dark) + 1) / (DPI / 25.4) - from, offset: cut.left / (DPI / 25.4) - x };
}

/** Where the black of a page begins, mm from its edges. */
async function inkOf(page: string): Promise<{ readonly left: number; readonly top: number }> {
  const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [left, top] = [info.width, info.height];
  for (let row = 0; row < info.height; row++)
    for (let column = 0; column < info.width; column++)
      if ((data[(row * info.width + column) * info.channels] ?? 255) < 110) [left, top] = [Math.min(left, column), Math.min(top, row)];
  return { left: (left / DPI) * 25.4, top: (top / DPI) * 25.4 };
}

test.each(['ten', 'eight'] as const)(
  'a sheet of %s, begun at its fourth place, has each card at its place to half a millimetre and every code is read at 150 dpi',
  async (sheet) => {
    const people = Array.from({ length: 9 }, (_, n) => seed.member({ firstName: n === 0 ? 'Maximilienne-Alexandrine' : `Aya ${n}` }));
    const { html } = await t.ask('desk', 'cards.sheet', { what: { memberIds: people.map(({ memberId }) => memberId) }, sheet, start: 4 });
    const pages = await rendered(html);
    const places = cardSheets[sheet].columns * cardSheets[sheet].rows;
    expect(pages).toHaveLength(2);
    const { width, height } = await sharp(readFileSync(pages[0] ?? '')).metadata();
    expect([width, height].map((side) => Math.round(((side ?? 0) / DPI) * 25.4))).toEqual([210, 297]);
    const read: (string | null)[] = [];
    for (let at = 0; at < people.length; at++) {
      const place = at + 3;
      const found = await placeOf(pages[Math.floor(place / places)] ?? '', sheet, place % places);
      read.push(found.text);
      // 3 mm of margin and four modules of quiet zone (4.064 mm); 25.4 mm of code.
      expect(Math.abs(found.from + found.offset - 7.06), `left edge of card ${at}`).toBeLessThanOrEqual(0.5);
      expect(Math.abs(found.wide - 25.4), `width of code ${at}`).toBeLessThanOrEqual(0.5);
    }
    expect(read).toEqual(people.map(({ code }) => code));
    expect((await placeOf(pages[0] ?? '', sheet, 0)).text).toBeNull();
  },
);

test('what a printer is off by moves every card of a sheet, and both faces of a single card, by as much', async () => {
  const { memberId } = seed.member();
  await t.ask('desk', 'printers.keep', { actionId: randomUUID(), name: 'Laser', rightTenths: 12, downTenths: -20 });
  const cards = { what: { memberIds: [memberId] }, sheet: 'ten' as const, start: 2 };
  const [plain, moved] = await Promise.all(
    [undefined, 'Laser'].map(async (printer) => {
      const { html } = await t.ask('desk', 'cards.sheet', printer === undefined ? cards : { ...cards, printer });
      return await inkOf((await rendered(html))[0] ?? '');
    }),
  );
  expect(Math.abs((moved?.left ?? 0) - (plain?.left ?? 0) - 1.2)).toBeLessThanOrEqual(0.35);
  expect(Math.abs((moved?.top ?? 0) - (plain?.top ?? 0) + 2)).toBeLessThanOrEqual(0.35);
  const faces = async () => await Promise.all((await rendered((await t.ask('desk', 'cards.page', { memberId })).html)).map(inkOf));
  const before = await faces();
  await t.ask('desk', 'settings.set', { cardPrinter: 'Laser' });
  const after = await faces();
  expect(after).toHaveLength(2);
  after.forEach((face, at) => {
    expect(Math.abs(face.left - (before[at]?.left ?? 0) - 1.2), `face ${at}`).toBeLessThanOrEqual(0.35);
    expect(Math.abs(face.top - (before[at]?.top ?? 0) + 2), `face ${at}`).toBeLessThanOrEqual(0.35);
  });
});

test('blank cards are printed, unknown at the kiosk, and one given by a scan is the person’s at once while the old one is dead', async () => {
  const { memberId, code: old } = seed.member({ firstName: 'Noé' });
  const { madeAt } = await t.ask('desk', 'cards.makeBlanks', { actionId: randomUUID(), count: 3 });
  const [page = ''] = await rendered((await t.ask('desk', 'cards.sheet', { what: { madeAt }, sheet: 'ten', start: 1 })).html);
  const texts = await Promise.all([0, 1, 2].map(async (place) => (await placeOf(page, 'ten', place)).text ?? ''));
  expect(new Set(texts).size).toBe(3);
  const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
  const desk = (frame: string) => t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
  expect(await kiosk(texts[0] ?? '')).toEqual({ kind: 'unknown-card' });
  const scanned = await desk(texts[0] ?? '');
  if (scanned.kind !== 'blank-card') throw new Error(scanned.kind);
  expect(await t.ask('desk', 'cards.give', { actionId: randomUUID(), memberId, cardId: scanned.cardId })).toMatchObject({ kind: 'card-given' });
  expect((await t.refusal('desk', 'cards.give', { actionId: randomUUID(), memberId, cardId: scanned.cardId })).code).toBe('stale');
  t.clock.advance(5_000);
  expect(await kiosk(old)).toEqual({ kind: 'replaced-card' });
  expect(await kiosk(texts[0] ?? '')).toMatchObject({ kind: 'checked-in', firstName: 'Noé' });
  const second = await desk(texts[1] ?? '');
  if (second.kind !== 'blank-card') throw new Error(second.kind);
  const draft = { firstName: 'Inès', lastName: 'Sow', birthYear: 2004, district: '7', programme: 'cej', blank: second.cardId } as const;
  await t.ask('desk', 'members.register', { actionId: randomUUID(), ...draft });
  t.clock.advance(5_000);
  expect(await kiosk(texts[1] ?? '')).toMatchObject({ kind: 'checked-in', firstName: 'Inès' });
  expect((await t.refusal('desk', 'cards.give', { actionId: randomUUID(), memberId, cardId: '0102030405' })).code).toBe('stale');
});
