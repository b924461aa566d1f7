import bwipjs from 'bwip-js';
import { create } from 'qrcode';
import type { Picture } from '../../../renderer/scanner/picture.ts';

/** A card as printed: white, its code, lines of text, at `PIXELS` a module. */
export interface DrawnCode {
  readonly text: string;
  readonly format: 'QRCode' | 'Code128';
  readonly card: Picture;
  /** Where the code is on the card, without its quiet zone. */
  readonly code: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}
const PIXELS = 8;

/** A bank-size card (85.6 × 54) with its QR code, version 2 level H (SCANNING §1), on the right. */
export function drawQrCard(text: string): DrawnCode {
  const { modules } = create(text, { version: 2, errorCorrectionLevel: 'H' });
  const side = modules.size * PIXELS;
  const card = blank(Math.round(side * 2.35), Math.round(side * 1.48));
  const [left, top] = [card.width - side - 4 * PIXELS, Math.round((card.height - side) / 2)];
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++)
      if (modules.get(y, x) === 1) fill(card, { left: left + x * PIXELS, top: top + y * PIXELS, width: PIXELS, height: PIXELS }, 12);
  for (let line = 0; line < 4; line++) fill(card, { left: 4 * PIXELS, top: top + 30 + line * 42, width: left - 12 * PIXELS - line * 20, height: 12 }, 70);
  return { text, format: 'QRCode', card, code: { left, top, width: side, height: side } };
}

/** The same card with Code 128 along its long side. */
export function drawBarsCard(text: string): DrawnCode {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text }) as readonly { readonly sbs: readonly number[] }[]; // its documented answer for one-dimensional codes
  const widths = symbol?.sbs ?? [];
  const unit = 4;
  const width = widths.reduce((sum, modules) => sum + modules, 0) * unit;
  const card = blank(width + 24 * unit, Math.round((width + 24 * unit) * 0.63));
  const code = { left: 12 * unit, top: Math.round(card.height * 0.45), width, height: Math.round(width * 0.19) };
  let x = code.left;
  for (const [index, modules] of widths.entries()) {
    if (index % 2 === 0) fill(card, { ...code, left: x, width: modules * unit }, 12);
    x += modules * unit;
  }
  for (let line = 0; line < 2; line++) fill(card, { left: code.left, top: 50 + line * 60, width: width * (0.6 - line * 0.2), height: 20 }, 70);
  return { text, format: 'Code128', card, code };
}

type Area = DrawnCode['code'];
function blank(width: number, height: number): Picture {
  return { luminance: new Uint8ClampedArray(width * height).fill(245), width, height };
}
function fill({ luminance, width }: Picture, area: Area, value: number): void {
  const left = Math.round(area.left);
  for (let y = Math.round(area.top); y < Math.round(area.top + area.height); y++)
    luminance.fill(value, y * width + left, y * width + Math.round(area.left + area.width));
}
