import { instantOf } from '../../shared/domain/calendar.ts';
import type { Store } from '../store/tables.ts';
import { keepExport } from './kept-exports.ts';
import type { ExportInput } from './queries.ts';
import { type Asked, readSites } from './read-days.ts';
import type { ExportJob } from './export-view.ts';

/** What is to be made. */
export interface JobInput {
  readonly id: number;
  readonly input: ExportInput;
  readonly by: string;
}
/** A file that could not be made is told for a day. */
const FAILED_MS = 86_400_000;

/** Writes down that a file is asked for. undefined: no such antenne or version. */
export async function askExport(db: Store, given: ExportInput & { readonly by: string; readonly at: number }): Promise<number | undefined> {
  const { month, site, version, format, variant, by, at } = given;
  if (site !== '*' && !(await readSites(db)).some(({ code }) => code === site)) return undefined;
  if (version !== null) {
    const frozen = await db.selectFrom('closings').select('version').where('month', '=', month).where('version', '=', version).executeTakeFirst();
    if (frozen === undefined) return undefined;
  }
  await db
    .deleteFrom('export_jobs')
    .where('failed', '=', 1)
    .where('moved_at', '<', at - FAILED_MS)
    .execute();
  const row = { asked_at: at, author: by, month, site, version, format, variant, done: 0, total: 0, moved_at: at, failed: 0 };
  return (await db.insertInto('export_jobs').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** Those nobody works at since that moment, now ours: two centrals never both take one. */
export async function takeIdleJobs(db: Store, { idleSince, now }: { readonly idleSince: number; readonly now: number }): Promise<readonly JobInput[]> {
  const rows = await db
    .updateTable('export_jobs')
    .set({ moved_at: now, done: 0, total: 0 })
    .where('failed', '=', 0)
    .where('moved_at', '<=', idleSince)
    .returning(['id', 'author', 'month', 'site', 'version', 'format', 'variant'])
    .execute();
  return rows
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, author, month, site, version, format, variant }) => ({
      id,
      by: author,
      input: { month, site, version, format: format as ExportInput['format'], variant: variant as ExportInput['variant'] }, // written by askExport from a checked input
    }));
}

export async function moveJob(db: Store, given: { readonly id: number; readonly done: number; readonly total: number; readonly at: number }): Promise<void> {
  const { id, done, total, at } = given;
  await db.updateTable('export_jobs').set({ done, total, moved_at: at }).where('id', '=', id).execute();
}
/** These are still in somebody's hands: nobody takes them over. */
export async function holdJobs(db: Store, { ids, at }: { readonly ids: readonly number[]; readonly at: number }): Promise<void> {
  if (ids.length > 0) await db.updateTable('export_jobs').set({ moved_at: at }).where('id', 'in', ids).where('failed', '=', 0).execute();
}
export async function failJob(db: Store, { id, at }: { readonly id: number; readonly at: number }): Promise<void> {
  await db.updateTable('export_jobs').set({ failed: 1, moved_at: at }).where('id', '=', id).execute();
}

/** The file instead of the job, in the caller's transaction. Answers its number; null: another central, which took the job over, has kept it already. */
export async function finishJob(asked: Asked, { id, input, by, bytes }: JobInput & { readonly bytes: Buffer }): Promise<number | null> {
  const { numDeletedRows } = await asked.db.deleteFrom('export_jobs').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows === 0n ? null : keepExport(asked, { ...input, by, bytes });
}

/** C6, the newest first. */
export async function jobLines(db: Store): Promise<readonly ExportJob[]> {
  const names = new Map((await readSites(db)).map(({ code, name }) => [code, name]));
  const rows = await db.selectFrom('export_jobs').selectAll().orderBy('id', 'desc').execute();
  return rows.map(({ id, asked_at, author, month, site, version, format, variant, done, total, failed }) => ({
    id,
    askedAt: instantOf(asked_at),
    by: author,
    month,
    site: { code: site, name: names.get(site) ?? '' },
    version,
    format: format as ExportJob['format'], // written by askExport from a checked input
    variant: variant as ExportJob['variant'], // the same
    done,
    total,
    failed: failed === 1,
  }));
}
