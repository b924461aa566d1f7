import { instantOf } from '../../shared/domain/calendar.ts';
import { type MonthSigns, monthStateOf } from '../../shared/domain/month-state.ts';
import { differencesSince } from './differences.ts';
import type { MonthRead } from './overview.ts';
import type { Asked } from './read-days.ts';
import { type Frozen, lastFrozen } from './read-closings.ts';
import type { Difference, Stamp } from './views.ts';

/** Where the month stands, with what has changed since its last frozen version. */
export interface Standing {
  readonly signs: MonthSigns;
  readonly last: Frozen | undefined;
  readonly pending: readonly Difference[];
}
export async function standingOf(asked: Asked, read: MonthRead): Promise<Standing> {
  const last = await lastFrozen(asked.db, read.month);
  const pending = last === undefined ? [] : await differencesSince(asked, { read, frozen: last });
  const missingDays = read.days.sites.reduce((sum, site) => sum + site.missingDays, 0);
  return { last, pending, signs: { over: read.days.over, missingDays, lastVersion: last?.version ?? 0, pendingDifferences: pending.length } };
}

/** Printed on the figures as they are now. */
export async function stampOf(asked: Asked, read: MonthRead): Promise<Stamp> {
  const { signs } = await standingOf(asked, read);
  return { month: read.month, state: monthStateOf(signs), version: null, sha256: null, generatedAt: instantOf(asked.now) };
}
