import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import { type Engine, engineOf } from './engine.ts';
import { type Ahead, isLater } from './later.ts';
import { type ColumnType, pgArray } from './pg-array.ts';
import type { Store } from './tables.ts';

/** Stands for a value while a statement is compiled. */
interface Slot {
  readonly slot: string;
}
const isSlot = (value: unknown): value is Slot => typeof value === 'object' && value !== null && 'slot' in value && Object.keys(value).length === 1;

/** How a hot text travels to PostgreSQL. */
interface HotText {
  /** Under which each connection keeps it prepared: parsed and planned once. */
  readonly name: string;
  readonly waits: Waits;
}
/** How a transaction on PostgreSQL waits for the answer (pipelined-client.ts): at once; never, since nobody reads it; when the work asks for it. */
type Waits = 'at-once' | 'never' | 'later';
const texts = new Map<string, HotText>();
/** Undefined for texts that are not hot. */
export const hotText = (text: string): HotText | undefined => texts.get(text);
function kept<Row>(query: CompiledQuery<Row>, waits: Waits): CompiledQuery<Row> {
  if (!texts.has(query.sql)) texts.set(query.sql, { name: `hot_${texts.size + 1}`, waits });
  return query;
}

/**
 * A statement of the hot path: its text is built once per engine, then only values travel (a builder that runs each time costs 4 to 5 times the
 * CPU, PERFORMANCE 2). `build` runs once: what varies comes through `value('name')`, never through a closure.
 */
export function hot<Row, Given extends object>(
  build: (value: (name: keyof Given & string) => RawBuilder<unknown>) => RawBuilder<Row>,
  waits: Waits = 'at-once',
): (db: Store, given: Given) => Promise<readonly Row[]> {
  const compiled = new Map<Engine, CompiledQuery<Row>>();
  return async (db, given) => {
    const engine = engineOf(db);
    let query = compiled.get(engine);
    if (query === undefined) {
      query = kept(build((slot) => sql`${{ slot } satisfies Slot}`).compile(db), waits);
      compiled.set(engine, query);
    }
    // A slot's name is a key of Given: `value` takes no other.
    const parameters = query.parameters.map((value) => (isSlot(value) ? given[value.slot as keyof Given] : value));
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

const arrayTypes: Readonly<Record<ColumnType, string>> = { int: 'BIGINT[]', text: 'TEXT[]', blob: 'BYTEA[]' };
/** On SQLite a statement takes 100 rows, 32, 8 or 1: few texts, each prepared once. */
const SIZES = [100, 32, 8, 1] as const;

/** Makes a statement of the rows it is given as a source; engines that must be told differently are told apart. */
type BuildRows<Row> = (rows: RawBuilder<unknown>, engine: Engine) => RawBuilder<Row>;

/**
 * The same for many rows at once. `build` gets the rows as a source with these columns in this order:
 * INSERT INTO t (a, b) ${rows} ON CONFLICT …. Rows answered (RETURNING) come in no promised order.
 */
export function hotRows<Row, Given extends object>(
  columns: Readonly<Record<keyof Given & string, ColumnType>>,
  build: BuildRows<Row>,
  waits: Waits = 'at-once',
): (db: Store, rows: readonly Given[]) => Promise<readonly Row[]> {
  const keys = Object.keys(columns) as (keyof Given & string)[]; // the keys of a record type
  const compiled = new Map<string, CompiledQuery<Row>>();
  const textFor = (db: Store, size: number): CompiledQuery<Row> => {
    const key = engineOf(db) === 'postgres' ? 'postgres' : String(size);
    let query = compiled.get(key);
    if (query === undefined) {
      const source = key === 'postgres' ? unnested(keys.map((name) => columns[name])) : valuesOf(size, keys.length);
      query = kept(build(source, engineOf(db)).compile(db), waits);
      compiled.set(key, query);
    }
    return query;
  };
  const run = async (db: Store, rows: readonly Given[]): Promise<readonly Row[]> => {
    const perColumn = engineOf(db) === 'postgres';
    const parameters = perColumn
      ? keys.map((name) =>
          pgArray(
            columns[name],
            rows.map((row) => row[name]),
          ),
        )
      : rows.flatMap((row) => keys.map((name) => row[name]));
    return (await db.executeQuery<Row>({ ...textFor(db, rows.length), parameters })).rows;
  };
  return async (db, rows) => {
    if (rows.length === 0) return [];
    if (engineOf(db) === 'postgres') return run(db, rows);
    const answered: Row[] = [];
    for (let at = 0; at < rows.length; ) {
      const size = SIZES.find((fits) => fits <= rows.length - at) ?? 1;
      answered.push(...(await run(db, rows.slice(at, at + size))));
      at += size;
    }
    return answered;
  };
}

/** A hot statement that answers nothing. On PostgreSQL, inside a transaction, the work goes on before it is done; a failure is told at the latest by the commit. */
export function hotWrite<Given extends object>(
  build: (value: (name: keyof Given & string) => RawBuilder<unknown>) => RawBuilder<never>,
): (db: Store, given: Given) => Promise<void> {
  const run = hot(build, 'never');
  return async (db, given) => void (await run(db, given));
}
/** The same for many rows at once. */
export function hotWriteRows<Given extends object>(
  columns: Readonly<Record<keyof Given & string, ColumnType>>,
  build: BuildRows<never>,
): (db: Store, rows: readonly Given[]) => Promise<void> {
  const run = hotRows(columns, build, 'never');
  return async (db, rows) => void (await run(db, rows));
}

/** For many rows, whose answer is wanted later: on PostgreSQL, inside a transaction, the work goes on; SQLite has answered by then. */
export function hotRowsAhead<Row, Given extends object>(
  columns: Readonly<Record<keyof Given & string, ColumnType>>,
  build: BuildRows<Row>,
): (db: Store, rows: readonly Given[]) => Promise<Ahead<Row>> {
  const run = hotRows(columns, build, 'later');
  return async (db, given) => {
    const rows = await run(db, given);
    const [first] = rows as readonly unknown[]; // the pipelined client's stand-in, which is no row
    return isLater<Row>(first) ? () => first.later : () => Promise.resolve(rows);
  };
}

const unnested = (types: readonly ColumnType[]): RawBuilder<unknown> =>
  sql`SELECT * FROM unnest(${sql.join(types.map((type) => sql`${null}::${sql.raw(arrayTypes[type])}`))})`;

const valuesOf = (rows: number, columns: number): RawBuilder<unknown> => {
  const row = sql`(${sql.join(Array.from({ length: columns }, () => sql`${null}`))})`;
  return sql`VALUES ${sql.join(Array.from({ length: rows }, () => row))}`;
};
