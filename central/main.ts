import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { startCentral } from './start-central.ts';

/** A PostgreSQL (`postgres://user:password@host/name`); without it the data folder holds a SQLite file. */
const environment = z.object({ DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional() });

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(homedir(), '.local', 'share', 'accueil-numerique', 'central') },
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const { DATABASE_URL: databaseUrl } = environment.parse(process.env);
const central = await startCentral({
  dataFolder: values.data,
  databaseUrl,
  port: Number(values.port),
  host: values.host,
  pagesFolder: fileURLToPath(new URL('../dist/pages/central', import.meta.url)),
  logLevel: 'info',
});
console.log(`Central listens on ${central.url}/ with its data in ${databaseUrl === undefined ? values.data : 'PostgreSQL'}`);
if (central.firstPassphrase !== null) console.log(`First account: "${central.coordinator}", passphrase ${central.firstPassphrase} (shown this once)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void central.close());
