import { rawRows } from './raw-store.ts';
import type { TestCore } from './test-core.ts';

/** Columns that name a person or her visit, and columns that name a seat. */
const person = /^(member_id|visit_id|card_id|provisional_card|first_name|last_name)$/;
const seat = /^workstation_id$/;

interface Traces {
  /** Words found beside each other in one row: `table: row`. */
  readonly rows: readonly string[];
  /** Rows of the past whose columns join a person to a seat. */
  readonly joined: readonly string[];
  /** Sessions that are over and could be matched with a visit by their very instant. */
  readonly instants: number;
}

/**
 * Whatever the store still says of who sat where (TRUST L-2), in any table: `people` and `seats` are words that appear nowhere else.
 * What runs or is to come is allowed: it is named by `running`.
 */
export function seatTraces(t: TestCore, given: { readonly people: RegExp; readonly seats: RegExp; readonly running: ReadonlySet<number> }): Traces {
  const tables = rawRows<{ name: string }>(t, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map((row) => row.name);
  const rows: string[] = [];
  const joined: string[] = [];
  for (const table of tables) {
    const content = rawRows<Record<string, unknown>>(t, `SELECT * FROM "${table}"`);
    const columns = Object.keys(content[0] ?? {});
    const [who, where] = [columns.filter((one) => person.test(one)), columns.filter((one) => seat.test(one))];
    for (const row of content) {
      const text = Object.values(row)
        .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value)))
        .join(' ');
      if (given.people.test(text) && given.seats.test(text)) rows.push(`${table}: ${text.slice(0, 200)}`);
      const isOver = row.closed_at !== null && !(table === 'workstation_sessions' && given.running.has(Number(row.id)));
      if (isOver && where.length > 0 && who.some((column) => row[column] !== null)) joined.push(`${table} ${String(row.id)}`);
    }
  }
  const exact = rawRows<{ n: number }>(
    t,
    `SELECT count(*) AS n FROM workstation_sessions s JOIN visits v ON s.started_at IN (v.arrived_at, v.left_at) OR s.ended_at IN (v.arrived_at, v.left_at)
     WHERE s.visit_id IS NULL AND v.arrived_at % 60000 <> 0`,
  );
  return { rows, joined, instants: exact[0]?.n ?? 0 };
}
