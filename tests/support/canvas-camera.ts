import type { Page } from '@playwright/test';
import { qrMatrix } from '../../shared/symbols/symbols.ts';

/**
 * Replaces the page's camera by a canvas that plays scenes: `globalThis.scene(name)` with `empty`, `card` (the first), `card 3` (the fourth),
 * `two`, `black`, `refused`, `taken`, `absent`, `unplugged`. Cards are drawn as they would be printed. `scene(name, true)`: the browser
 * says nothing of a camera that was plugged in.
 */
export async function playCamera(page: Page, cards: readonly string[], size = { width: 640, height: 480 }): Promise<void> {
  const matrices = cards.map((text) => qrMatrix(text, 'H'));
  await page.addInitScript(`{
    const matrices = ${JSON.stringify(matrices)};
    const canvas = document.createElement('canvas');
    const { width, height } = ${JSON.stringify(size)};
    canvas.width = width; canvas.height = height;
    const pen = canvas.getContext('2d');
    let scene = 'empty';
    let track = null;
    const code = (matrix, left, top, module) => {
      pen.fillStyle = '#eee'; pen.fillRect(left - 4 * module, top - 4 * module, (matrix.length + 8) * module, (matrix.length + 8) * module);
      pen.fillStyle = '#222';
      matrix.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect(left + x * module, top + y * module, module, module)));
    };
    let tick = 0;
    const draw = () => {
      pen.fillStyle = scene === 'black' ? '#000' : tick++ % 2 ? '#787878' : '#797979';
      pen.fillRect(0, 0, width, height);
      const [, shown] = /^card ?(\\d*)$/.exec(scene) ?? [];
      if (shown !== undefined) code(matrices[Number(shown)], width / 2 - 100, height / 2 - 100, 8);
      if (scene === 'two') { code(matrices[0], 60, 140, 8); code(matrices[1], 380, 140, 8); }
    };
    setInterval(draw, 40);
    globalThis.scene = (next, silently = false) => {
      scene = next;
      draw();
      if (['unplugged', 'refused', 'taken', 'absent'].includes(next) && track !== null) { track.stop(); track.dispatchEvent(new Event('ended')); track = null; }
      if (next !== 'unplugged' && !silently) navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    };
    navigator.mediaDevices.getUserMedia = async () => {
      const refusal = { refused: 'NotAllowedError', taken: 'NotReadableError', absent: 'NotFoundError', unplugged: 'NotFoundError' }[scene];
      if (refusal !== undefined) throw new DOMException('as the scene says', refusal);
      const stream = canvas.captureStream(30);
      [track] = stream.getVideoTracks();
      return stream;
    };
  }`);
}
