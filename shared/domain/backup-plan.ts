import type { BusinessDay } from './brand.ts';

const DAY = 86_400_000;
/** A start is the morning rush: nothing heavy before this, ms. */
const CALM_AFTER_START = 10 * 60_000;
/** One backup a day for a month, then the first of each month for a year (TRUST D-6). */
const DAILY = 30;
const MONTHLY = 12;

export interface BackupState {
  /** Epoch ms of the last whole backup; null when there is none. */
  readonly lastAt: number | null;
  /** When today was closed, null while it is open. */
  readonly closedAt: number | null;
  readonly startedAt: number;
  readonly now: number;
}

/** On closing, and once a day where nobody closes; a clock set back before the last backup makes it due as well. */
export function backupIsDue({ lastAt, closedAt, startedAt, now }: BackupState): boolean {
  if (closedAt !== null && (lastAt === null || lastAt < closedAt)) return true;
  if (now - startedAt < CALM_AFTER_START && now >= startedAt) return false;
  return lastAt === null || now - lastAt >= DAY || lastAt > now;
}

/** Which days' backups may go: all but the 30 newest and the first one of each of the 12 newest months. */
export function backupsToDrop(days: readonly BusinessDay[]): readonly BusinessDay[] {
  const newestFirst = days.toSorted((a, b) => b.localeCompare(a));
  const firstOfMonth = new Map(newestFirst.map((day) => [day.slice(0, 7), day]));
  const monthly = new Set([...firstOfMonth.values()].slice(0, MONTHLY));
  return newestFirst.slice(DAILY).filter((day) => !monthly.has(day));
}
