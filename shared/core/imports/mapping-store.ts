import { createHash } from 'node:crypto';
import { foldHeading, type ImportMapping } from '../../domain/import-columns.ts';
import type { ImportKind } from '../../domain/import-fields.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

const hashOf = (headings: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(headings.map(foldHeading)))
    .digest();

/** What was said last of columns under these headings, whatever their accents and case. */
export function mappingFor(db: Readable, kind: ImportKind, headings: readonly string[]): ImportMapping | null {
  const row = one<{ mapping: string }>(db, 'SELECT mapping FROM import_mappings WHERE kind = ? AND headings = ?', kind, hashOf(headings));
  return row === undefined ? null : (JSON.parse(row.mapping) as ImportMapping); // written by keepMapping only
}
export function keepMapping(
  db: Readable,
  kind: ImportKind,
  given: { readonly headings: readonly string[]; readonly mapping: ImportMapping; readonly at: number },
): void {
  const sql = `INSERT INTO import_mappings (kind, headings, mapping, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, headings) DO UPDATE SET mapping = excluded.mapping, at = excluded.at`;
  run(db, sql, kind, hashOf(given.headings), JSON.stringify(given.mapping), given.at);
}
