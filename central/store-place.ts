import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { StorePlace } from './store/open-store.ts';

/** A PostgreSQL (`postgres://user:password@host/name`); without it the data folder holds a SQLite file. */
const environment = z.object({ DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional() });

/** Where central's data are when `--data` does not say it. */
export const defaultDataFolder = join(homedir(), '.local', 'share', 'accueil-numerique', 'central');

/** The place named by `--data` and by DATABASE_URL; throws when the address is no PostgreSQL's. */
export const storePlace = (dataFolder: string): StorePlace => ({ dataFolder, databaseUrl: environment.parse(process.env).DATABASE_URL });
