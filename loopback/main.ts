import { randomBytes } from 'node:crypto';
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
    port: { type: 'string', default: '0' },
    'central-port': { type: 'string', default: '0' },
  },
});
const dist = fileURLToPath(new URL('../dist/pages', import.meta.url));
const token = (): string => randomBytes(24).toString('base64url');

const core = await startOrRefuse(hostPorts(join(values.data, 'antenne')));
const loopback = await serveCore({ core, port: Number(values.port), pagesFolder: dist, tokens: { kiosk: token(), desk: token() } });
const central = await startCentral({ dataFolder: join(values.data, 'central'), port: Number(values['central-port']), pagesFolder: join(dist, 'central') });

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
