import { type RawBuilder, sql } from 'kysely';
import type { Engine } from './engine.ts';

/** A look-up of many rows by an index: `where` compares columns of `from` with those of `asked`. */
interface LookUp {
  /** The columns of the rows asked for, in their order. */
  readonly asked: readonly string[];
  /** Of the table only. */
  readonly select: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly groupBy?: RawBuilder<unknown>;
}

/**
 * What a table holds for each of many rows, for `hotRows`: one index look-up a row. PostgreSQL would keep a plan that reads the whole table, made when the table was
 * small, and is bound by LATERAL (OFFSET 0 keeps it so); SQLite takes a CROSS JOIN in the order in which it is written.
 */
export const lookedUp =
  <Row>({ asked, select, from, where, groupBy }: LookUp) =>
  (rows: RawBuilder<unknown>, engine: Engine): RawBuilder<Row> => {
    const columns = sql.join(asked.map((name) => sql.ref(name)));
    const grouped = groupBy === undefined ? sql`` : sql` GROUP BY ${groupBy}`;
    return engine === 'postgres'
      ? sql`SELECT found.* FROM (${rows}) AS asked (${columns}) CROSS JOIN LATERAL (SELECT ${select} FROM ${from} WHERE ${where}${grouped} OFFSET 0) AS found`
      : sql`WITH asked (${columns}) AS (${rows}) SELECT ${select} FROM asked CROSS JOIN ${from} WHERE ${where}${grouped}`;
  };
