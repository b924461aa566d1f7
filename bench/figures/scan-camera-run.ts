import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeSettings } from '../../shared/core/settings/settings-store.ts';
import { openStore } from '../../shared/db/open-store.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median, quantile } from '../harness/statistics.ts';
import type { AntenneArgument, AntenneReady } from '../hosts/antenne-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { type CameraPage, openCameraPage } from '../pages/camera-page.ts';
import { buildKiosk } from '../pages/kiosk-page.ts';
import { antenneStore } from '../stores/antenne-store.ts';

/** S5: from the card shown to the scan that the page submits; the longest time that the page's thread was busy meanwhile is its own figure. */
const shown = (name: string, goal: number, size: Size): Figure => ({
  name,
  goal,
  sense: 'at-most',
  unit: 'ms p95',
  measure: async (bench) => {
    const { ms } = await filmOf(bench, size);
    return {
      ratio: quantile(ms, 0.95),
      samples: ms.length,
      note: `S5: p50 ${median(ms).toFixed(0)} ms at ${size.width} × ${size.height}; canvas camera, 30 frames a second`,
    };
  },
});
interface Size {
  readonly width: number;
  readonly height: number;
}
const small: Size = { width: 640, height: 480 };
const large: Size = { width: 1280, height: 720 };
export const scanCameraShown640: Figure = shown('scan-camera-shown-640-p95-ms', 300, small);
export const scanCameraShown1280: Figure = shown('scan-camera-shown-1280-p95-ms', 400, large);

/** S5: the longest time that the page's own thread was busy while cards were shown, read, submitted and answered, at the larger size. */
export const scanCameraGap: Figure = {
  name: 'scan-camera-gap-ms',
  goal: 100,
  sense: 'at-most',
  unit: 'ms',
  measure: async (bench) => {
    const [one, other] = [await filmOf(bench, small), await filmOf(bench, large)];
    return {
      ratio: Math.max(one.gap, other.gap),
      samples: one.ms.length + other.ms.length,
      note: `S5: 640: ${one.gap.toFixed(0)} ms, 1280: ${other.gap.toFixed(0)} ms`,
    };
  },
};

/** S5: a camera pulled out and plugged in again, of which the browser says nothing: from there to its next card. */
export const scanCameraBack: Figure = {
  name: 'scan-camera-back-ms',
  goal: 5_000,
  sense: 'at-most',
  unit: 'ms p95',
  measure: (bench) =>
    withCamera(bench, small, async (page) => {
      const ms: number[] = [];
      for (let n = 0; n < bench.samples(5, 20); n++) ms.push(await page.unplugAndBack(n));
      return { ratio: quantile(ms, 0.95), samples: ms.length, note: `S5: p50 ${median(ms).toFixed(0)} ms` };
    }),
};

/** S5: memory of the page's process at the end of a long run against its beginning, and frames left open: 10 minutes with --full. */
export const scanCameraGrowth: Figure = {
  name: 'scan-camera-growth',
  goal: 1.25,
  sense: 'at-most',
  unit: 'MB ÷ MB',
  measure: (bench) =>
    withCamera(bench, large, async (page) => {
      const seconds = bench.samples(30, 600);
      // Engines, buffers and screens are there after the first cards.
      for (let n = 0; n < 10; n++) await page.show(n);
      await page.frames();
      const before = await page.memory();
      const end = performance.now() + seconds * 1000;
      let cards = 0;
      while (performance.now() < end) await page.show(10 + (cards++ % (CARDS - 10)));
      const { came, closed } = await page.frames();
      const after = await page.memory();
      if (Math.abs(came - closed) > 2) throw new Error(`${came - closed} frames were left open`);
      return {
        ratio: after / before,
        samples: came,
        note: `S5: ${before.toFixed(0)} to ${after.toFixed(0)} MB in ${seconds} s; ${cards} cards, ${came} frames, ${came - closed} open`,
      };
    }),
};

/** Cards that a page's camera may be shown. */
const CARDS = 60;

interface Film {
  readonly ms: readonly number[];
  readonly gap: number;
}
/** Cards shown one after the other; once a size for all figures that look at it. */
function filmOf(bench: Bench, size: Size): Promise<Film> {
  return bench.scratch.once(`film ${size.width}`, () =>
    withCamera(bench, size, async (page) => {
      const ms: number[] = [];
      await page.show(0); // compiles the page's code
      await page.longestGap();
      for (let n = 1; n <= bench.samples(30, CARDS - 1); n++) ms.push(await page.show(n));
      return { ms, gap: await page.longestGap() };
    }),
  );
}

async function withCamera<T extends Measured | Film>(bench: Bench, size: Size, work: (page: CameraPage) => Promise<T>): Promise<T> {
  const pagesFolder = await bench.scratch.once('pages of the camera', async () => {
    const folder = bench.scratch.folder('pages-camera-run');
    mkdirSync(join(folder, 'desk'));
    await buildKiosk(folder);
    return folder;
  });
  const store = await antenneStore(bench.scratch, 'camera run', 500);
  const db = openStore(join(store.folder, 'accueil.db'));
  writeSettings(db, { cameraEnabled: true });
  db.close();
  const host = await spawnHost<AntenneReady>('antenne-host.ts', { folder: store.folder, pagesFolder } satisfies AntenneArgument);
  const cards = Array.from({ length: CARDS }, () => store.nextCard());
  try {
    const page = await openCameraPage(host.ready.kioskAddress, { cards, ...size });
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  } finally {
    await host.stop();
  }
}
