import type { Store } from './tables.ts';

/** The first month whose facts are all kept; `''` while nothing was removed. It never goes back, whatever the rule becomes. */
export const keptFrom = async (db: Store): Promise<string> =>
  (await db.selectFrom('purges').select('kept_from').orderBy('number', 'desc').limit(1).executeTakeFirst())?.kept_from ?? '';
