import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPrinting } from '../../loopback/chromium-printing.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { type LabelFormatName, labelFormatNames, labelFormats, labelPlaces } from '../../shared/domain/label-formats.ts';
import { codesOn, darkBox, pdfPages } from '../support/pictures/pdf-pictures.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
const labels: string[] = [];
beforeAll(async () => {
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium: npm run setup');
  t = await startTestCore({ printing: chromiumPrinting(chromium, quietFlags) });
  const seed = seedGerland(t);
  await t.signIn();
  for (let n = 1; n <= 9; n++) labels.push(seed.device(n === 9 ? 'PC 9, ordinateur portable de prêt à très long nom' : `PC ${n}`).code);
  await t.ask('desk', 'printers.keep', { actionId: randomUUID(), name: 'Bureau', rightTenths: 7, downTenths: -4 });
});
afterAll(() => t.stop());

const sheet = async (format: LabelFormatName, given: { start?: number; printer?: string } = {}) => {
  const { base64 } = await t.ask('desk', 'labels.pdf', { deviceIds: null, workstations: false, format, start: 1, printer: '', ...given });
  return Buffer.from(base64, 'base64');
};
/** Page sizes in mm. */
const sizesOf = (pdf: Buffer): number[][] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, w, h]) =>
    [Number(w), Number(h)].map((points) => (points / 72) * 25.4),
  );

test.each(labelFormatNames)('%s: pages of the right size, every label’s codes read at 150 dpi, each inside its label', async (name) => {
  const format = labelFormats[name];
  const pdf = await sheet(name);
  const pages = await pdfPages(pdf, 150);
  const places = labelPlaces(format, { count: labels.length, start: 1, offset: { rightTenths: 0, downTenths: 0 } });
  expect(pages).toHaveLength((places.at(-1)?.page ?? 0) + 1);
  for (const [width = 0, height = 0] of sizesOf(pdf)) {
    expect(Math.abs(width - format.page.width)).toBeLessThan(0.5);
    expect(Math.abs(height - format.page.height)).toBeLessThan(0.5);
  }
  const wanted = format.bars ? (['QRCode', 'Code128'] as const) : (['QRCode'] as const);
  for (const [number, page] of pages.entries()) {
    const here = labels.filter((_, index) => places[index]?.page === number);
    for (const kind of wanted) {
      const read = await codesOn(page, [kind]);
      expect(read.map((code) => code.text).toSorted(), `${name} page ${number} ${kind}`).toEqual([...here].toSorted());
      for (const { text, position } of read) {
        const at = places[labels.indexOf(text)] ?? { x: 0, y: 0 };
        const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight].map(({ x, y }) => [
          (x / 150) * 25.4,
          (y / 150) * 25.4,
        ]);
        for (const [x = 0, y = 0] of corners) {
          expect(x).toBeGreaterThan(at.x);
          expect(x).toBeLessThan(at.x + format.label.width);
          expect(y).toBeGreaterThan(at.y);
          expect(y).toBeLessThan(at.y + format.label.height);
        }
      }
    }
  }
});

test('a begun sheet goes on at the place asked for, and a printer that is off is corrected, to half a millimetre', async () => {
  const [page] = await pdfPages(await sheet('L7163', { start: 10, printer: 'Bureau' }), 300);
  if (page === undefined) throw new Error('no page');
  const read = await codesOn(page, ['QRCode']);
  const top = Math.min(...read.map(({ position }) => (position.topLeft.y / 300) * 25.4));
  const left = Math.min(...read.map(({ position }) => (position.topLeft.x / 300) * 25.4));
  const plain = labelPlaces(labelFormats.L7163, { count: 1, start: 10, offset: { rightTenths: 0, downTenths: 0 } })[0] ?? { x: 0, y: 0 };
  const [unmoved] = await pdfPages(await sheet('L7163', { start: 9 }), 300);
  if (unmoved === undefined) throw new Error('no page');
  const before = await codesOn(unmoved, ['QRCode']);
  const leftBefore = Math.min(...before.map(({ position }) => (position.topLeft.x / 300) * 25.4));
  const topBefore = Math.min(...before.map(({ position }) => (position.topLeft.y / 300) * 25.4));
  expect(Math.abs(left - leftBefore - 0.7)).toBeLessThan(0.2);
  expect(Math.abs(top - topBefore + 0.4)).toBeLessThan(0.2);
  expect(top).toBeGreaterThan(plain.y);
  expect(read).toHaveLength(5);
});

test.each(['L7163', 'L4731'] as const)('%s: the outlines of the test page are where the maker’s labels are, to half a millimetre', async (name) => {
  const { html } = await t.ask('desk', 'labels.test', { format: name, printer: '' });
  const printing = t.ports.printing;
  if (printing === null) throw new Error('nothing prints');
  const [page] = await pdfPages(await printing.htmlToPdf(html), 300);
  if (page === undefined) throw new Error('no page');
  const { label, columns, rows, left, top, pitchX, pitchY, page: paper } = labelFormats[name];
  const box = darkBox(page, { x: 0, y: 0, width: paper.width, height: paper.height });
  expect(Math.abs(box.left - left)).toBeLessThan(0.5);
  expect(Math.abs(box.top - top)).toBeLessThan(0.5);
  expect(Math.abs(box.right - (left + (columns - 1) * pitchX + label.width))).toBeLessThan(0.5);
  expect(Math.abs(box.bottom - (top + (rows - 1) * pitchY + label.height))).toBeLessThan(0.5);
});
