import type { ImportKind } from '../../domain/import-fields.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run, runOne } from '../../db/prepared.ts';

/** One spreadsheet brought in. Rows made have the ids `firstId` to `lastId`; `before`: JSON of what changed rows were. */
export interface Import {
  readonly id: number;
  readonly kind: ImportKind;
  readonly at: number;
  readonly firstId: number | null;
  readonly lastId: number | null;
  readonly auditId: number;
  readonly before: string;
}
export interface NewImport {
  readonly kind: ImportKind;
  readonly at: number;
  readonly staffId: number | null;
  readonly made: readonly number[];
  readonly changed: number;
  readonly before: readonly unknown[];
}

export function insertImport(db: Readable, given: NewImport): number {
  const sql = `INSERT INTO imports (kind, at, staff_id, made, changed, first_id, last_id, before, audit_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(id), 0) FROM audit_entries))`;
  const { kind, at, staffId, made, changed } = given;
  return run(db, sql, kind, at, staffId, made.length, changed, made[0] ?? null, made.at(-1) ?? null, JSON.stringify(given.before)).id;
}
export const findImport = (db: Readable, id: number): Import | undefined =>
  one<Import>(
    db,
    'SELECT id, kind, at, first_id AS firstId, last_id AS lastId, audit_id AS auditId, before FROM imports WHERE id = ? AND undone_at IS NULL',
    id,
  );
export function markImportUndone(db: Readable, id: number, at: number): void {
  runOne(db, "UPDATE imports SET undone_at = ?, before = '[]' WHERE id = ? AND undone_at IS NULL", at, id);
}
/** What rows were before an import of `before` (epoch ms) or earlier is of no use any more. */
export function forgetBefore(db: Readable, before: number): void {
  run(db, "UPDATE imports SET before = '[]' WHERE before <> '[]' AND at < ?", before);
}
