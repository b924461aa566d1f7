import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCentralStore } from '../../../central/store/open-store.ts';
import type { Store } from '../../../central/store/tables.ts';
import { freshDatabaseUrl } from '../../support/central-store.ts';

/** What docs/scale.md promises of the schema, read from PostgreSQL's own catalogue: nothing that a managed PostgreSQL or Citus lacks. */
const folder = mkdtempSync(join(tmpdir(), 'central-plain-'));
let db: Store;
beforeAll(async () => {
  db = await openCentralStore({ dataFolder: folder, databaseUrl: await freshDatabaseUrl() }, Date.parse('2026-11-24T08:00:00.000Z'));
});
afterAll(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});
const rowsOf = async (query: ReturnType<typeof sql<{ name: string }>>): Promise<readonly string[]> => (await query.execute(db)).rows.map(({ name }) => name);
const here = sql`current_schema()::regnamespace`;

/** Tables that every node of a scaled-out PostgreSQL holds whole, and the column that spreads each of the others. */
const reference = new Set(['sites', 'terminals', 'terminal_keys', 'site_districts', 'readers']);

describe('on PostgreSQL the schema', () => {
  test('is tables and indexes alone: no extension, function, trigger, view, type, rule or policy of ours', async () => {
    expect(await rowsOf(sql`SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql'`)).toEqual([]);
    expect(await rowsOf(sql`SELECT proname AS name FROM pg_proc WHERE pronamespace = ${here}`)).toEqual([]);
    expect(
      await rowsOf(sql`SELECT tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = ${here} AND NOT t.tgisinternal`),
    ).toEqual([]);
    // r table, p partitioned, i and I their indexes, S the counter of an identity column, c the row type of a table.
    expect(await rowsOf(sql`SELECT relname AS name FROM pg_class WHERE relnamespace = ${here} AND relkind NOT IN ('r', 'p', 'i', 'I', 'S', 't')`)).toEqual([]);
    expect(await rowsOf(sql`SELECT typname AS name FROM pg_type WHERE typnamespace = ${here} AND typtype <> 'c' AND typelem = 0`)).toEqual([]);
    expect(await rowsOf(sql`SELECT policyname AS name FROM pg_policies WHERE schemaname = current_schema()`)).toEqual([]);
    expect(await rowsOf(sql`SELECT conname AS name FROM pg_constraint WHERE connamespace = ${here} AND contype NOT IN ('p', 'u', 'c', 'f', 'n')`)).toEqual([]);
  });

  test('has texts, whole numbers and bytes for columns, and counts by identity in two small tables only', async () => {
    const types = await rowsOf(
      sql`SELECT DISTINCT format_type(a.atttypid, a.atttypmod) AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = ${here} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1`,
    );
    expect(types).toEqual(['bigint', 'bytea', 'text']);
    const counted = await rowsOf(
      sql`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' ORDER BY 1`,
    );
    for (const growing of ['facts', 'fact_ids', 'batches', 'logs', 'figures', 'person_days', 'month_persons', 'closed_days'])
      expect(counted).not.toContain(growing);
  });

  test('cuts what grows by ranges of months, and every unique key of such a table contains the column that cuts it', async () => {
    const { rows } = await sql<{ table: string; by: string; how: string; keys: string }>`
      SELECT c.relname AS "table", a.attname AS by, p.partstrat AS how,
        (SELECT string_agg((SELECT string_agg(k.attname, ',') FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attnum = ANY (i.indkey)), ' | ')
         FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique) AS keys
      FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
      WHERE c.relnamespace = ${here} ORDER BY 1`.execute(db);
    expect(rows.map(({ table }) => table)).toEqual(['batches', 'closed_days', 'facts', 'figures', 'month_persons', 'person_days']);
    for (const { table, by, how, keys } of rows) {
      expect([table, how]).toEqual([table, 'r']);
      for (const key of keys.split(' | ')) expect([table, ...key.split(',')]).toContain(by);
    }
  });

  test('refers from table to table only to small ones, which every node can hold whole; nothing refers from or to what is cut', async () => {
    const { rows } = await sql<{ child: string; parent: string; cut: boolean }>`
      SELECT c.relname AS child, p.relname AS parent, c.relkind = 'p' OR p.relkind = 'p' AS cut
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
      WHERE k.contype = 'f' AND k.connamespace = ${here}`.execute(db);
    expect(rows.filter(({ cut }) => cut)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ parent }) => parent).filter((parent) => !reference.has(parent) && parent !== 'conventions' && parent !== 'closings')).toEqual([]);
  });
});
