import { createHash } from 'node:crypto';
import { instantOf } from '../../shared/domain/calendar.ts';
import { countCoverage } from '../../shared/domain/coverage.ts';
import { type ClosingAnswer, decideClosing } from '../../shared/domain/month-state.ts';
import { keepFirstDays } from '../store/first-days/keep-first-days.ts';
import { isDuplicate } from '../store/is-duplicate.ts';
import { storeTrouble } from '../store/store-trouble.ts';
import type { Store } from '../store/tables.ts';
import { reportNow } from './monthly-report.ts';
import { readMonth } from './overview.ts';
import type { CloseInput } from './queries.ts';
import { closedVersionOf, type FrozenContent, type FrozenReport } from './read-closings.ts';
import { type Asked, dayRollups } from './read-days.ts';
import { standingOf } from './stamp.ts';
import type { ClosedVersion } from './views.ts';

/** A terminal that sends for the same month at the same moment makes the work start again. */
const TRIES = 5;

export type ClosingResult = { readonly kind: 'closed'; readonly version: ClosedVersion } | Extract<ClosingAnswer, { readonly kind: 'refused' }>;

interface Closing extends CloseInput {
  readonly by: string;
  /** What else is written with the version, in its transaction. */
  readonly keep: (transaction: Store) => Promise<void>;
}

/**
 * Freezes the next version of a month: every antenne's report and all their numbers, with coverage and the differences from the version before,
 * under one SHA-256. Nothing ever changes it. Two managers at once: one version is made, the other is told that it came too late.
 */
export async function closeMonth(asked: Asked, given: Closing): Promise<ClosingResult> {
  await keepFirstDays(asked.db);
  for (let tried = 1; ; tried++) {
    try {
      // One moment of the store, while terminals go on sending.
      return await asked.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((db) => freeze({ ...asked, db }, given));
    } catch (error) {
      if (isDuplicate(error)) return { kind: 'refused', reason: 'stale' };
      if (tried === TRIES || storeTrouble(error) !== 'conflict') throw error;
    }
  }
}

async function freeze(asked: Asked, given: Closing): Promise<ClosingResult> {
  const { db } = asked;
  const read = await readMonth(asked, given.month);
  const { signs, pending } = await standingOf(asked, read);
  const decision = decideClosing(signs, given);
  if (decision.kind === 'refused') return decision;
  const reports: Record<string, FrozenReport> = { '*': await reportNow(asked, { read, site: null }) };
  for (const { site } of read.days.sites) reports[site.code] = await reportNow(asked, { read, site });
  const content: FrozenContent = {
    month: given.month,
    version: decision.version,
    closedAt: instantOf(asked.now),
    by: given.by,
    coverage: countCoverage(read.days.sites.flatMap(({ halves }) => halves)),
    differences: pending,
    reports,
    months: plain(read.now ?? new Map()),
    days: plain(await dayRollups(db, given.month)),
  };
  const text = JSON.stringify(content);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await keepClosing(db, { month: given.month, version: decision.version, closed_at: asked.now, closed_by: given.by, sha256, content: text });
  await given.keep(db);
  return { kind: 'closed', version: closedVersionOf({ version: decision.version, sha256, content }) };
}

/** The notes of what came late are now in the version. */
async function keepClosing(
  db: Store,
  row: { month: string; version: number; closed_at: number; closed_by: string; sha256: string; content: string },
): Promise<void> {
  await db.insertInto('closings').values(row).execute();
  await db.deleteFrom('late_changes').where('day', '>=', `${row.month}-01`).where('day', '<=', `${row.month}-31`).execute();
}

/** Sorted, so that the same figures give the same text. */
const plain = (rollups: ReadonlyMap<string, ReadonlyMap<string, number>>): Record<string, Record<string, number>> =>
  Object.fromEntries(
    [...rollups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, rollup]) => [key, Object.fromEntries([...rollup].toSorted(([a], [b]) => (a < b ? -1 : 1)))]),
  );
