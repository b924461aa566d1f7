import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { startCentral } from './start-central.ts';
import { defaultDataFolder, storePlace } from './store-place.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: defaultDataFolder },
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const place = storePlace(values.data);
const { METRICS_TOKEN: metricsToken } = z.object({ METRICS_TOKEN: z.string().min(16).optional() }).parse(process.env);
const central = await startCentral({
  ...place,
  metricsToken,
  port: Number(values.port),
  host: values.host,
  pagesFolder: fileURLToPath(new URL('../dist/pages/central', import.meta.url)),
  logLevel: 'info',
});
console.log(`Central listens on ${central.url}/ with its data in ${place.databaseUrl === undefined ? values.data : 'PostgreSQL'}`);
if (central.firstPassphrase !== null) console.log(`First account: "${central.coordinator}", passphrase ${central.firstPassphrase} (shown this once)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void central.close());
