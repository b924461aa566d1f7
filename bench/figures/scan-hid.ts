import { mkdirSync } from 'node:fs';
import { serveCore } from '../../loopback/serve-core.ts';
import type { CoreEvent } from '../../shared/contract/methods.ts';
import { type RunningCore, startCore } from '../../shared/core/start-core.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { type FakeHid, fakeHid, reportsFor } from '../../tests/support/fake-hid.ts';
import { join } from 'node:path';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median, quantile } from '../harness/statistics.ts';
import { buildKiosk, openKiosk } from '../pages/kiosk-page.ts';
import { type AntenneStore, antenneStore } from '../stores/antenne-store.ts';
import { benchPorts } from '../stores/bench-ports.ts';

/** S7: from a scanner's last report to the outcome that the core tells its windows; the neutral reading before it is noted. */
export const scanHid: Figure = {
  name: 'scan-hid-event-p95-ms',
  goal: 50,
  sense: 'at-most',
  unit: 'ms p95',
  measure: (bench) =>
    withScanner(bench, async ({ core, hid, store }) => {
      const [read, answered]: [number[], number[]] = [[], []];
      for (let n = 0; n < bench.samples(300, 2_000); n++) {
        const start = performance.now();
        const told = events(core, ['scan-read', 'kiosk-outcome']);
        hid.send(reportsFor(store.nextCard(), hidLayouts.honeywell));
        const at = await told;
        read.push((at['scan-read'] ?? 0) - start);
        answered.push((at['kiosk-outcome'] ?? 0) - start);
      }
      return {
        ratio: quantile(answered, 0.95),
        samples: answered.length,
        note: `S7: report to outcome p50 ${median(answered).toFixed(2)}, p95 ${quantile(answered, 0.95).toFixed(2)} ms; to the neutral reading p95 ${quantile(read, 0.95).toFixed(2)} ms; a store of ${store.visits} visits`,
      };
    }),
};

/** "Lu" in the kiosk's page: from the key that ends a keyboard scan, and from a USB scanner's report, to the frame that shows the mark. */
export const scanTick: Figure = {
  name: 'scan-tick-p95-ms',
  goal: 50,
  sense: 'at-most',
  unit: 'ms p95',
  measure: (bench) =>
    withScanner(bench, async ({ core, hid, store }) => {
      const pagesFolder = bench.scratch.folder('pages-tick');
      mkdirSync(join(pagesFolder, 'desk'));
      await buildKiosk(pagesFolder);
      const loopback = await serveCore({ core, port: 0, pagesFolder, tokens: { kiosk: 'bench-kiosk-token', desk: 'bench-desk-token' } });
      const kiosk = await openKiosk(loopback.address('kiosk'));
      try {
        const [keyboard, usb]: [number[], number[]] = [[], []];
        const turns = bench.samples(40, 200);
        for (let n = -2; n < turns; n++) {
          const keys = await kiosk.tickOfKeys(store.nextCard());
          const report = await kiosk.tickOf(() => hid.send(reportsFor(store.nextCard(), hidLayouts.honeywell)));
          if (n < 0) continue; // the page's first scans compile its code
          keyboard.push(keys);
          usb.push(report);
        }
        const [keys, reports] = [quantile(keyboard, 0.95), quantile(usb, 0.95)];
        return {
          ratio: Math.max(keys, reports),
          samples: keyboard.length + usb.length,
          note: `keyboard p50 ${median(keyboard).toFixed(1)}, p95 ${keys.toFixed(1)} ms; USB p50 ${median(usb).toFixed(1)}, p95 ${reports.toFixed(1)} ms; to the next frame after the mark, headless Chromium`,
        };
      } finally {
        await kiosk.close();
        await loopback.close();
      }
    }),
};

interface Scanner {
  readonly core: RunningCore;
  readonly hid: FakeHid;
  readonly store: AntenneStore;
}

/** A core of this process, whose one USB scanner is read by hand. */
async function withScanner(bench: Bench, work: (scanner: Scanner) => Promise<Measured>): Promise<Measured> {
  const store = await antenneStore(bench.scratch, 'hid', 10_000);
  const hid = fakeHid();
  hid.plug();
  const core = await startCore({ ...benchPorts(store.folder), hid: hid.port });
  try {
    while (hid.opened.size === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    return await work({ core, hid, store });
  } finally {
    await core.stop();
  }
}

/** When each of these was told, once all were. */
function events(core: RunningCore, kinds: readonly CoreEvent['kind'][]): Promise<Readonly<Partial<Record<CoreEvent['kind'], number>>>> {
  return new Promise((resolve) => {
    const at: Partial<Record<CoreEvent['kind'], number>> = {};
    const stop = core.onEvent(({ kind }) => {
      at[kind] = performance.now();
      if (!kinds.every((wanted) => at[wanted] !== undefined)) return;
      stop();
      resolve(at);
    });
  });
}
