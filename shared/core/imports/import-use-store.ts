import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';
import type { ImportKind } from '../../domain/import-fields.ts';

/** What an import made: rows `firstId` to `lastId`, none when null; `auditId`: its line of the journal. */
interface Made {
  readonly kind: ImportKind;
  readonly at: number;
  readonly firstId: number | null;
  readonly lastId: number | null;
  readonly auditId: number;
}
const rangeOf = ({ firstId, lastId }: Made): readonly [number, number] => [firstId ?? 0, lastId ?? -1];

/** Cards, visits, loans and papers of the sheets made; acts of the journal on any sheet of this import. */
export function membersUsed(db: Readable, made: Made, changed: ReadonlySet<number>): boolean {
  const [first, last] = rangeOf(made);
  const tables = [
    'visits',
    'cards',
    'attached_cards',
    'loans',
    'reservations',
    'agreements',
    'charter_acceptances',
    'guardian_consents',
    'lending_suspensions',
  ];
  if (tables.some((table) => one(db, `SELECT 1 FROM ${table} WHERE member_id BETWEEN ? AND ? LIMIT 1`, first, last) !== undefined)) return true;
  if (one(db, 'SELECT 1 FROM merges WHERE kept_id BETWEEN ? AND ? OR gone_id BETWEEN ? AND ? LIMIT 1', first, last, first, last) !== undefined) return true;
  const since = all<{ object: string }>(db, 'SELECT object FROM audit_entries WHERE id > ?', made.auditId);
  const named = since.flatMap(({ object }) => [...object.matchAll(/member:(\d+)/g)].map(([, id]) => Number(id)));
  return named.some((id) => changed.has(id) || (id >= first && id <= last));
}

/** Loans, repairs, counts and lines of the history that came after those of this import. */
export function devicesUsed(db: Readable, made: Made, changed: ReadonlySet<number>): boolean {
  const [first, last] = rangeOf(made);
  for (const table of ['loans', 'device_photos', 'stock_lines'])
    if (one(db, `SELECT 1 FROM ${table} WHERE device_id BETWEEN ? AND ? LIMIT 1`, first, last) !== undefined) return true;
  if (one(db, 'SELECT 1 FROM device_events WHERE device_id BETWEEN ? AND ? AND at > ? LIMIT 1', first, last, made.at) !== undefined) return true;
  const sql = 'SELECT 1 FROM device_events WHERE device_id = ? AND at > ? UNION ALL SELECT 1 FROM loans WHERE device_id = ? AND lent_at > ? LIMIT 1';
  return [...changed].some((id) => one(db, sql, id, made.at, id, made.at) !== undefined);
}

/** The rows themselves; one that something refers to stops it all (foreign keys). */
export function removeMade(db: Readable, made: Made): void {
  const tables = made.kind === 'members' ? [] : ['device_accessories', 'device_events', 'device_repairs'];
  for (const table of tables) run(db, `DELETE FROM ${table} WHERE device_id BETWEEN ? AND ?`, ...rangeOf(made));
  run(db, `DELETE FROM ${made.kind} WHERE id BETWEEN ? AND ?`, ...rangeOf(made));
}
