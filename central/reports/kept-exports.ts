import { createHash } from 'node:crypto';
import { businessDayOf, instantOf } from '../../shared/domain/calendar.ts';
import type { Store } from '../store/tables.ts';
import type { ExportInput } from './queries.ts';
import { type Asked, readSites } from './read-days.ts';
import type { ExportLine } from './export-view.ts';

/** Keeps a file with who asked for it: what was sent can always be found again, byte for byte. */
export async function keepExport(asked: Asked, given: ExportInput & { readonly by: string; readonly bytes: Buffer }): Promise<number> {
  const { bytes } = given;
  const row = {
    made_at: asked.now,
    author: given.by,
    month: given.month,
    site: given.site,
    version: given.version,
    format: given.format,
    variant: given.variant,
    file_name: fileNameOf(given, businessDayOf(asked.now, asked.timeZone)),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  };
  return (await asked.db.insertInto('exports').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

function fileNameOf(given: ExportInput, day: string): string {
  const what = given.format === 'la-coop' ? 'accompagnements-la-coop' : 'rapport';
  const site = given.site === '*' ? 'toutes' : given.site.toLowerCase();
  const version = given.version === null ? `provisoire-${day}` : `v${given.version}`;
  const masked = given.variant === 'to-leave' ? '-diffusable' : '-interne';
  return `${what}-${given.month}-${site}-${version}${masked}.${given.format === 'csv' ? 'csv' : 'xlsx'}`;
}

/** C6, the newest first. */
export async function exportLines(db: Store): Promise<readonly ExportLine[]> {
  const names = new Map((await readSites(db)).map(({ code, name }) => [code, name]));
  const rows = await db
    .selectFrom('exports')
    .select(['id', 'made_at', 'author', 'month', 'site', 'version', 'format', 'variant', 'file_name', 'sha256'])
    .select(({ fn }) => fn<number>('length', ['bytes']).as('size'))
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    madeAt: instantOf(row.made_at),
    by: row.author,
    month: row.month,
    site: { code: row.site, name: names.get(row.site) ?? '' },
    version: row.version,
    format: row.format as ExportLine['format'], // written by keepExport from a checked input
    variant: row.variant as ExportLine['variant'], // the same
    fileName: row.file_name,
    bytes: row.size,
    sha256: row.sha256,
  }));
}

export const exportFile = (db: Store, id: number): Promise<{ readonly fileName: string; readonly format: string; readonly bytes: Buffer } | undefined> =>
  db.selectFrom('exports').select(['file_name as fileName', 'format', 'bytes']).where('id', '=', id).executeTakeFirst();
