import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Picture } from '../../renderer/scanner/picture.ts';
import { clearSight, throughCamera } from '../support/pictures/camera-effects.ts';
import { drawBarsCard, drawQrCard } from '../support/pictures/drawn-code.ts';
import { seeded } from '../support/pictures/random.ts';
import { photograph, straight } from '../support/pictures/scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'accueil-decode-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const random = seeded(5);
const pictureOf = (drawn: ReturnType<typeof drawQrCard>, size = 0.8): Picture =>
  throughCamera(photograph(drawn, { ...straight, size, turn: 12 }, { width: 800, height: 600, random }), clearSight, random);
const save = async ({ luminance, width, height }: Picture, name: string): Promise<string> => {
  const file = join(folder, name);
  await sharp(luminance, { raw: { width, height, channels: 1 } }).toFile(file);
  return file;
};
const decode = (...args: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, ['commands/scan-decode.ts', ...args], { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  return { status, found: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};
let files: Readonly<Record<'qr' | 'bars' | 'webp' | 'empty' | 'noPicture', string>>;
beforeAll(async () => {
  const noPicture = join(folder, 'letter.png');
  writeFileSync(noPicture, 'Dear reader');
  files = {
    qr: await save(pictureOf(drawQrCard('CEXKPDCSBTJFXRKHBDGC')), 'qr.jpg'),
    bars: await save(pictureOf(drawBarsCard('Lot 7/b-2026')), 'bars.png'),
    webp: await save(pictureOf(drawQrCard('KBCDEFGHJ')), 'label.webp'),
    empty: await save({ luminance: new Uint8ClampedArray(640 * 480).fill(200), width: 640, height: 480 }, 'empty.png'),
    noPicture,
  };
});

test('reads any code text of JPEG, PNG and WebP pictures, one JSON line each; a picture without a code has a null text', () => {
  const { status, found } = decode(files.qr, files.bars, files.webp, files.empty);
  expect(status).toBe(0);
  expect(found).toEqual([
    { file: files.qr, text: 'CEXKPDCSBTJFXRKHBDGC', format: 'QRCode', engine: 'wasm', ms: expect.any(Number) },
    { file: files.bars, text: 'Lot 7/b-2026', format: 'Code128', engine: expect.stringMatching(/^(wasm|js)$/), ms: expect.any(Number) },
    { file: files.webp, text: 'KBCDEFGHJ', format: 'QRCode', engine: 'wasm', ms: expect.any(Number) },
    { file: files.empty, text: null, format: null, engine: 'wasm', ms: expect.any(Number) },
  ]);
});

test('each engine alone reads; a file that is no picture is said, the others are read all the same, and it ends with 1', () => {
  expect(decode('--engine', 'js', files.qr).found).toMatchObject([{ text: 'CEXKPDCSBTJFXRKHBDGC', engine: 'js' }]);
  const { status, found } = decode('--engine', 'wasm', '--json', files.noPicture, files.qr);
  expect(status).toBe(1);
  expect(found).toEqual([{ file: files.noPicture, error: expect.any(String) }, expect.objectContaining({ text: 'CEXKPDCSBTJFXRKHBDGC', engine: 'wasm' })]);
});
