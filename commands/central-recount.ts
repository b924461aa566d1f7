import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recount } from '../central/recount.ts';

/** Makes central's figures again from its facts: `npm run central:recount [-- --data FOLDER --zone Europe/Paris]`, or with DATABASE_URL. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(homedir(), '.local', 'share', 'accueil-numerique', 'central') },
    zone: { type: 'string', default: 'Europe/Paris' },
  },
});
const { facts, changed } = await recount({ dataFolder: values.data, databaseUrl: process.env.DATABASE_URL, timeZone: values.zone });
console.log(`${facts} facts counted again; ${changed === 0 ? 'every figure was right' : `${changed} figures were wrong and are now right`}.`);
process.exitCode = changed === 0 ? 0 : 2;
