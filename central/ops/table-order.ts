import { sql } from 'kysely';
import { engineOf } from '../store/engine.ts';
import type { Store } from '../store/tables.ts';

/** Every table of the store, each after those it refers to; read from the engine, so that a new table cannot be forgotten. */
export async function tablesInOrder(db: Store): Promise<readonly string[]> {
  const isSqlite = engineOf(db) === 'sqlite';
  const { rows: names } = await (isSqlite
    ? sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
    : sql<{ name: string }>`
        SELECT relname AS name FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'schema_version' ORDER BY relname`
  ).execute(db);
  const { rows: needs } = await (isSqlite
    ? sql<{ child: string; parent: string }>`
        SELECT m.name AS child, f."table" AS parent FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`
    : sql<{ child: string; parent: string }>`
        SELECT c.relname AS child, p.relname AS parent FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace`
  ).execute(db);
  const parents = new Map<string, string[]>();
  for (const { child, parent } of needs) if (child !== parent) parents.set(child, [...(parents.get(child) ?? []), parent]);
  const ordered = new Set<string>();
  const place = (name: string): void => {
    if (ordered.has(name)) return;
    for (const parent of parents.get(name) ?? []) place(parent);
    ordered.add(name);
  };
  for (const { name } of names) place(name);
  return [...ordered];
}
