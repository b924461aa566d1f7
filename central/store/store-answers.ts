import { storeIsCurrent } from './migrate.ts';
import type { Store } from './tables.ts';

/** Nobody asks longer than this whether the store answers. */
const PATIENCE_MS = 2_000;

/** Whether the store answers by now and its tables are this program's. */
export async function storeAnswers(db: Store): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, PATIENCE_MS, false);
  try {
    return await Promise.race([storeIsCurrent(db).catch(() => false), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
