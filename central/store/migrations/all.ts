import type { CentralMigration } from '../migrate.ts';
import { initial } from './0001-initial.ts';
import { reports } from './0002-reports.ts';
import { partitions } from './0003-partitions.ts';
import { logChain } from './0004-log-chain.ts';
import { personDays } from './0005-person-days.ts';
import { roles } from './0006-roles.ts';
import { handedDown } from './0007-handed-down.ts';
import { toldByTerminals } from './0008-told-by-terminals.ts';
import { unknownNames } from './0009-unknown-names.ts';
import { firstDays } from './0010-first-days.ts';
import { exportJobs } from './0011-export-jobs.ts';
import { retention } from './0012-retention.ts';

/** In their order, without holes; a merged one is never edited. */
export const centralMigrations: readonly CentralMigration[] = [
  initial,
  reports,
  partitions,
  logChain,
  personDays,
  roles,
  handedDown,
  toldByTerminals,
  unknownNames,
  firstDays,
  exportJobs,
  retention,
];
