import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median } from '../harness/statistics.ts';
import type { AntenneArgument, AntenneReady } from '../hosts/antenne-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { buildDesk, deskScreens, openDesk } from '../pages/desk-page.ts';
import { type DeskStore, deskStore } from '../stores/desk-store.ts';

/** Each screen of the desk on 5 000 members, 300 devices and three years of visits, against the same screen of an antenne set up this morning. */
export const deskPaint: Figure = {
  name: 'desk-paint-full/empty',
  goal: 2,
  sense: 'at-most',
  unit: 'ms p50 ÷ ms p50, the slowest screen',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const pagesFolder = bench.scratch.folder('desk-pages');
  mkdirSync(join(pagesFolder, 'kiosk'));
  await buildDesk(pagesFolder);
  const [full, empty] = [await opened(await deskStore(bench.scratch, 'full'), pagesFolder), await opened(await deskStore(bench.scratch, 'empty'), pagesFolder)];
  try {
    const found: { readonly screen: string; readonly ratio: number; readonly said: string }[] = [];
    const rounds = bench.samples(6, 30);
    for (const screen of deskScreens) {
      const turns = await alternate({ rounds, dropped: 1, subject: () => full.desk.paint(screen), yardstick: () => empty.desk.paint(screen) });
      const [subject, yardstick] = [median(turns.subject), median(turns.yardstick)];
      found.push({ screen, ratio: subject / yardstick, said: `${screen} ${subject.toFixed(0)} ÷ ${yardstick.toFixed(0)}` });
    }
    const ratio = Math.max(...found.map((one) => one.ratio));
    return { ratio, samples: rounds, note: `${found.map((one) => one.said).join(', ')} ms, from the key to the second frame after the whole screen is there` };
  } finally {
    await Promise.all([full.close(), empty.close()]);
  }
}

async function opened({ folder, passphrase }: DeskStore, pagesFolder: string) {
  const host = await spawnHost<AntenneReady>('antenne-host.ts', { folder, pagesFolder } satisfies AntenneArgument);
  const desk = await openDesk(host.ready.deskAddress, passphrase);
  return {
    desk,
    close: async () => {
      await desk.close();
      await host.stop();
    },
  };
}
