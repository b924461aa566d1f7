import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startCentral } from '../central/start-central.ts';
import { startOrRefuse } from '../shared/core/start-or-refuse.ts';
import { hostPorts } from './host-ports.ts';
import { serveCore } from './serve-core.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(homedir(), '.local', 'share', 'accueil-numerique') },
    port: { type: 'string', default: '8080' },
    // The same at each start: a terminal that is linked finds its central again.
    'central-port': { type: 'string', default: '8090' },
  },
});
const dist = fileURLToPath(new URL('../dist/pages', import.meta.url));
const token = (): string => randomBytes(24).toString('base64url');

const core = await startOrRefuse(hostPorts(join(values.data, 'antenne')));
const tokens = { kiosk: token(), desk: token() };
const loopback = await serveCore({ core, port: await portOr(values.port), pagesFolder: dist, tokens });
const central = await startCentral({
  dataFolder: join(values.data, 'central'),
  port: await portOr(values['central-port']),
  pagesFolder: join(dist, 'central'),
});

console.log(`\nAccueil   (desk)     ${loopback.address('desk')}`);
console.log(`Borne     (kiosk)    ${loopback.address('kiosk')}`);
console.log(`Serveur central      ${central.url}/`);
if (central.firstPassphrase !== null) console.log(`  coordination: name "${central.coordinator}", passphrase ${central.firstPassphrase} (shown this once)`);
console.log(`Data in ${values.data}. Ctrl+C stops.\n`);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await loopback.close();
  await core.stop();
  await central.close();
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

/** The port asked for, or 0 (any free one) when another program has it; says so. */
async function portOr(wanted: string): Promise<number> {
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port: Number(wanted) }, () => resolve(true));
  });
  await new Promise((resolve) => probe.close(resolve));
  if (!isFree) console.log(`Port ${wanted} is taken by another program: any free one is used instead.`);
  return isFree ? Number(wanted) : 0;
}
