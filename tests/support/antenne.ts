import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorePorts } from '../../shared/core/ports.ts';
import { type RunningCore, startCore } from '../../shared/core/start-core.ts';
import { chromiumPrinting } from '../../loopback/chromium-printing.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { type Loopback, serveCore } from '../../loopback/serve-core.ts';
import { weatheredPort } from './central.ts';
import { type FakeHid, fakeHid } from './fake-hid.ts';
import { type FakeClock, fakeClock, seededRandom } from './test-core.ts';

/** A whole antenne for browser tests: the real core on a real file, served to real pages; time, USB and weather moved by hand. */
export interface Antenne {
  readonly core: RunningCore;
  readonly loopback: Loopback;
  readonly clock: FakeClock;
  readonly hid: FakeHid;
  readonly network: ReturnType<typeof weatheredPort>;
  readonly folder: string;
  tick(): void;
  stop(): Promise<void>;
}
export const pagesFolder = fileURLToPath(new URL('../../dist/pages', import.meta.url));

export async function startAntenne(start: number = Date.now()): Promise<Antenne> {
  const folder = mkdtempSync(join(tmpdir(), 'accueil-e2e-'));
  const clock = fakeClock(start);
  const hid = fakeHid();
  const network = weatheredPort();
  const ticks = new Set<() => void>();
  const chromium = findChromium();
  const ports: CorePorts = {
    dataFolder: folder,
    clock,
    random: seededRandom('e2e'),
    timers: {
      every: (_ms, tick) => {
        ticks.add(tick);
        return () => ticks.delete(tick);
      },
    },
    secrets: fileSecrets(folder),
    central: network,
    printing: chromium === null ? null : chromiumPrinting(chromium, quietFlags),
    files: null,
    hid: hid.port,
    log: { write: (level, event, data) => console.error(level, event, data) },
  };
  const core = await startCore(ports);
  const loopback = await serveCore({ core, port: 0, pagesFolder, tokens: { kiosk: 'kiosk-secret', desk: 'desk-secret' } });
  return {
    core,
    loopback,
    clock,
    hid,
    network,
    folder,
    tick: () => ticks.forEach((tick) => tick()),
    stop: async () => {
      await loopback.close();
      await core.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
