import type { CentralMigration } from '../migrate.ts';

/** Each terminal's newest log: only that one takes more, and a new one must name it (docs/protocol.md). */
export const logChain: CentralMigration = {
  version: 4,
  name: 'log-chain',
  statements: ({ blob }) => [`ALTER TABLE terminals ADD COLUMN current_log ${blob}`],
};
