import { PostgresAdapter } from 'kysely';
import type { Store } from './tables.ts';

export type Engine = 'sqlite' | 'postgres';

/** Which engine is behind this store or transaction. */
export const engineOf = (db: Pick<Store, 'getExecutor'>): Engine => (db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite');
