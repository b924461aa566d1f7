import type { CoverageCount } from '../../shared/domain/coverage.ts';
import type { Store } from '../store/tables.ts';
import type { ClosedVersion, Difference, MonthlyReport } from './views.ts';

/** What a frozen version holds, as JSON under its SHA-256. Everything printed of it is read from here, never counted again. */
export interface FrozenContent {
  readonly month: string;
  readonly version: number;
  readonly closedAt: string;
  readonly by: string;
  readonly coverage: CoverageCount;
  readonly differences: readonly Difference[];
  /** By antenne, and `*`. */
  readonly reports: Readonly<Record<string, FrozenReport>>;
  /** Antenne (or `*`) → the rollup of the month. */
  readonly months: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** `day|antenne` → the rollup of the day. */
  readonly days: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
export type FrozenReport = Omit<MonthlyReport, 'stamp' | 'versions' | 'pending'>;
export interface Frozen {
  readonly version: number;
  readonly sha256: string;
  readonly content: FrozenContent;
}

const frozenOf = (row: { readonly version: number; readonly sha256: string; readonly content: string }): Frozen => ({
  version: row.version,
  sha256: row.sha256,
  content: JSON.parse(row.content) as FrozenContent, // written by closeMonth, and never changed since
});

export async function lastFrozen(db: Store, month: string): Promise<Frozen | undefined> {
  const row = await db
    .selectFrom('closings')
    .select(['version', 'sha256', 'content'])
    .where('month', '=', month)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : frozenOf(row);
}

/** Oldest first. */
export async function allFrozen(db: Store, month: string): Promise<readonly Frozen[]> {
  const rows = await db.selectFrom('closings').select(['version', 'sha256', 'content']).where('month', '=', month).orderBy('version').execute();
  return rows.map(frozenOf);
}

export const closedVersionOf = ({ version, sha256, content }: Frozen): ClosedVersion => {
  const { month, closedAt, by, coverage, differences } = content;
  return { month, version, sha256, closedAt, by, coverage, differences };
};

/** C6, C8: every frozen version, the newest first. */
export async function closedVersions(db: Store, month: string | undefined): Promise<readonly ClosedVersion[]> {
  const all = db
    .selectFrom('closings')
    .select(['version', 'sha256', 'content'])
    .orderBy('closed_at', 'desc')
    .orderBy('month', 'desc')
    .orderBy('version', 'desc');
  const rows = await (month === undefined ? all : all.where('month', '=', month)).execute();
  return rows.map((row) => closedVersionOf(frozenOf(row)));
}
