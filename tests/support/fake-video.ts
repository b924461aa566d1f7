import { closeSync, openSync, writeSync } from 'node:fs';
import { qrMatrix } from '../../shared/symbols/symbols.ts';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 20;
/** Pixels of one module: the card fills half of the height, as held before a camera. */
const MODULE = 8;

/**
 * A Y4M film for Chromium's fake camera: `blankSeconds` of an empty room, then a printed card. Grey levels, not black on
 * white, and a gradient of light, as a webcam sees it. Chromium plays it in a loop.
 */
export function writeCardVideo(path: string, text: string, blankSeconds = 1, cardSeconds = 3): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
    const blank = frame(null);
    const card = frame(qrMatrix(text, 'H'));
    for (let i = 0; i < blankSeconds * FRAMES_PER_SECOND; i++) writeSync(file, blank);
    for (let i = 0; i < cardSeconds * FRAMES_PER_SECOND; i++) writeSync(file, card);
  } finally {
    closeSync(file);
  }
}

function frame(matrix: readonly (readonly boolean[])[] | null): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const side = ((matrix?.length ?? 0) + 8) * MODULE;
  const left = Math.floor((WIDTH - side) / 2);
  const top = Math.floor((HEIGHT - side) / 2);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const light = 0.75 + 0.25 * (x / WIDTH);
      const inside = matrix !== null && x >= left && x < left + side && y >= top && y < top + side;
      const row = Math.floor((y - top) / MODULE) - 4;
      const column = Math.floor((x - left) / MODULE) - 4;
      const dark = inside && matrix[row]?.[column] === true;
      luma[y * WIDTH + x] = Math.round((inside ? (dark ? 50 : 225) : 110) * light);
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}
