import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { testSheet } from '../../shared/core/doctor/test-sheet.ts';
import { parseCode } from '../../shared/domain/card-code.ts';
import { testCodeNames, testCodeOf, testCodes } from '../../shared/domain/test-codes.ts';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
beforeAll(() => prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer }, fireImmediately: true }));

/** Texts of the drawings of a page, as a good decoder reads them at about 300 dpi. */
async function decoded(html: string, blur: number): Promise<readonly (string | undefined)[]> {
  const drawings = [...html.matchAll(/<svg .*?<\/svg>/gs)].map(([svg]) => svg);
  return Promise.all(
    drawings.map(async (svg) => {
      const picture = sharp(Buffer.from(svg))
        .resize({ width: 900, kernel: 'nearest' })
        .flatten({ background: '#fff' })
        .extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#fff' });
      const png = await (blur === 0 ? picture : picture.blur(blur)).png().toBuffer();
      const [found] = await readBarcodes(Uint8Array.from(png), { formats: ['QRCode', 'Code128'], tryHarder: true });
      return found?.text;
    }),
  );
}

describe('the test sheet', () => {
  test('every drawing is read again as its code, sharp and a little blurred', async () => {
    const expected = testCodeNames.map((name) => testCodes[name]);
    expect(await decoded(await testSheet(), 0)).toEqual(expected);
    expect(await decoded(await testSheet(), 1.2)).toEqual(expected);
  });

  test('its codes have the shapes of ours, so that a scanner is tried with what it will read', () => {
    expect(testCodeNames.map((name) => parseCode(testCodes[name]).kind)).toEqual(['member', 'device', 'workstation', 'member', 'not-ours', 'not-ours']);
    expect(testCodes.long.length).toBe(120);
    expect(new Set(Object.values(testCodes)).size).toBe(6);
  });

  test('they are known whatever case or blanks they come with, and nothing else is', () => {
    for (const name of testCodeNames) expect(testCodeOf(` ${testCodes[name].toLowerCase()}\r`)).toBe(name);
    for (const other of ['', 'K', testCodes.card.slice(1), `${testCodes.card}X`, 'x'.repeat(5_000)]) expect(testCodeOf(other)).toBeNull();
  });
});
