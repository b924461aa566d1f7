import type { Store } from './tables.ts';

/** One change made by a coordinator: who, which act (method and route), about what. */
export interface Change {
  /** Epoch ms. */
  readonly at: number;
  readonly reader: string;
  readonly act: string;
  readonly object: string;
}
export async function keepChange(db: Store, change: Change): Promise<void> {
  await db.insertInto('changes').values(change).execute();
}
/** Newest first. */
export const latestChanges = (db: Store, limit: number): Promise<Change[]> =>
  db.selectFrom('changes').select(['at', 'reader', 'act', 'object']).orderBy('number', 'desc').limit(limit).execute();
