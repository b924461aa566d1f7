import { randomFillSync } from 'node:crypto';
import { findChromium, quietFlags } from '../shared/browser/chromium.ts';
import { fetchCentralPort } from '../shared/core/outbox/fetch-central-port.ts';
import type { CorePorts } from '../shared/core/ports.ts';
import { stockedRandom } from '../shared/core/random-stock.ts';
import { nodeHidPort } from '../shared/core/scanners/node-hid-port.ts';
import { chromiumPrinting } from './chromium-printing.ts';
import { fileSecrets } from './file-secrets.ts';

/** The ports of a core that runs in plain Node on this machine. */
export function hostPorts(dataFolder: string): CorePorts {
  const chromium = findChromium();
  return {
    dataFolder,
    clock: { now: () => Date.now() },
    random: stockedRandom(randomFillSync),
    timers: {
      every: (ms, tick) => {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
    },
    secrets: fileSecrets(dataFolder),
    central: fetchCentralPort,
    printing: chromium === null ? null : chromiumPrinting(chromium, quietFlags),
    files: null,
    hid: nodeHidPort(),
    log: { write: (level, event, data) => console.error(JSON.stringify({ time: new Date().toISOString(), level, event, ...data })) },
  };
}
