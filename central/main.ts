import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { renewAccess } from './first-account.ts';
import { providerFromEnv } from './provider-from-env.ts';
import { startCentral } from './start-central.ts';
import { defaultDataFolder, storePlace } from './store-place.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: defaultDataFolder },
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
    /** Lost access: draws this account's passphrase again, says it, and stops. */
    'new-passphrase': { type: 'string' },
  },
});
const place = storePlace(values.data);
const environment = z.object({
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Central's address as browsers know it, when a proxy stands before it. */
  CENTRAL_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses or networks of the proxies in front, separated by commas: `127.0.0.1` or `10.0.0.0/8`. */
  CENTRAL_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).min(1))
    .optional(),
});
const lost = values['new-passphrase'];
if (lost !== undefined) {
  const passphrase = await renewAccess({ place, name: lost, now: Date.now() });
  console.log(passphrase === null ? `There is no account "${lost}" with a passphrase here` : `Account "${lost}", passphrase ${passphrase} (shown this once)`);
  process.exit(passphrase === null ? 1 : 0);
}
const { METRICS_TOKEN: metricsToken, CENTRAL_PUBLIC_URL: publicUrl, CENTRAL_TRUSTED_PROXIES: trustedProxies = [] } = environment.parse(process.env);
const provider = providerFromEnv(process.env);
const central = await startCentral({
  ...place,
  metricsToken,
  trustedProxies,
  port: Number(values.port),
  host: values.host,
  pagesFolder: fileURLToPath(new URL('../dist/pages/central', import.meta.url)),
  logLevel: 'info',
  ...(provider === null ? {} : { provider }),
  ...(publicUrl === undefined ? {} : { publicUrl }),
});
console.log(`Central listens on ${central.url}/ with its data in ${place.databaseUrl === undefined ? values.data : 'PostgreSQL'}`);
if (central.firstPassphrase !== null) console.log(`First account: "${central.coordinator}", passphrase ${central.firstPassphrase} (shown this once)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void central.close());
