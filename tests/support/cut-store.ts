import type { KyselyPlugin } from 'kysely';
import type { Store } from '../../central/store/tables.ts';

class Cut extends Error {}
/** Whether the work ended because the store was cut. */
export const isCut = (error: unknown): boolean => error instanceof Cut;

/** The store, whose process ends right after its `nth` statement from now: what was not committed is lost, like at a kill. */
export function cutAfter(db: Store, nth: number): Store {
  let left = nth;
  const cut: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      left -= 1;
      if (left === 0) throw new Cut(`after statement ${nth}`);
      return Promise.resolve(result);
    },
  };
  return db.withPlugin(cut);
}
