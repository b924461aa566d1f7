import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median, quantile } from '../harness/statistics.ts';
import type { AntenneArgument, AntenneReady } from '../hosts/antenne-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { buildKiosk, openKiosk } from '../pages/kiosk-page.ts';
import { type AntenneStore, antenneStore } from '../stores/antenne-store.ts';

/** From the key event of a scan's last letter to its painted outcome, against an empty call through the same page and host, painted the same way. */
export const scanToPaint: Figure = {
  name: 'scan-to-paint-p95/round-trip',
  goal: 2.5,
  sense: 'at-most',
  unit: 'ms p95 ÷ ms p95',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const pagesFolder = bench.scratch.folder('pages');
  mkdirSync(join(pagesFolder, 'desk'));
  await buildKiosk(pagesFolder);
  const store = await antenneStore(bench.scratch, 'paint', 10_000);
  const host = await spawnHost<AntenneReady>('antenne-host.ts', { folder: store.folder, pagesFolder } satisfies AntenneArgument);
  try {
    return await measureOn(bench, store, host.ready.kioskAddress);
  } finally {
    await host.stop();
  }
}

async function measureOn(bench: Bench, store: AntenneStore, address: string): Promise<Measured> {
  const kiosk = await openKiosk(address);
  try {
    const { subject, yardstick } = await alternate({
      rounds: bench.samples(60, 200),
      dropped: 5,
      subject: () => kiosk.scan(store.nextCard()),
      yardstick: () => kiosk.callNothing(),
    });
    const [ours, bare] = [quantile(subject, 0.95), quantile(yardstick, 0.95)];
    return {
      ratio: ours / bare,
      samples: subject.length,
      note: `p95 ${ours.toFixed(1)} ms ÷ ${bare.toFixed(1)} ms, p50 ${median(subject).toFixed(1)} ÷ ${median(yardstick).toFixed(1)} ms; from the key event to the second frame after the change; headless Chromium`,
    };
  } finally {
    await kiosk.close();
  }
}
