import { serveCore } from '../../loopback/serve-core.ts';
import { type RunningCore, startCore } from '../../shared/core/start-core.ts';
import { benchPorts } from '../stores/bench-ports.ts';
import { serveUntilReleased } from './spawn-host.ts';

/** A method that no core has: the host answers it before the core is asked, through the same route, cookie and JSON. */
export const NOTHING = 'bench.nothing';
export const KIOSK_TOKEN = 'bench-kiosk-token';

export interface AntenneArgument {
  readonly folder: string;
  /** Folder with kiosk/; may be empty when no page is asked for. */
  readonly pagesFolder: string;
}
export interface AntenneReady {
  readonly origin: string;
  readonly kioskAddress: string;
  readonly deskAddress: string;
}

function answeringNothing(core: RunningCore): RunningCore {
  return {
    ...core,
    call: (caller, method, input) => (method === NOTHING ? Promise.resolve({ ok: true, value: null }) : core.call(caller, method, input)),
  };
}

if (import.meta.main) {
  const { folder, pagesFolder } = JSON.parse(process.argv[2] ?? '') as AntenneArgument; // written by our own parent
  const core = await startCore(benchPorts(folder));
  const loopback = await serveCore({ core: answeringNothing(core), port: 0, pagesFolder, tokens: { kiosk: KIOSK_TOKEN, desk: 'bench-desk-token' } });
  const ready: AntenneReady = { origin: loopback.origin, kioskAddress: loopback.address('kiosk'), deskAddress: loopback.address('desk') };
  serveUntilReleased(ready, async () => {
    await loopback.close();
    await core.stop();
  });
}
