import type { CentralMigration } from '../migrate.ts';
import type { SqlWords } from '../sql-words.ts';

interface Table {
  readonly name: string;
  /** Column definitions, in the order in which rows are copied. */
  readonly columns: readonly string[];
  readonly key: string;
  /** The column whose first seven characters are the month. */
  readonly by: string;
  /** What each column is copied from, when not from itself. */
  readonly from?: Readonly<Record<string, string>>;
}

/** Makes the table again with the same rows: partitioned by month on PostgreSQL (docs/scale.md), in the order of its key on both. */
function remade({ clustered, engine }: SqlWords, table: Table): readonly string[] {
  const { name, columns, key, by, from = {} } = table;
  const names = columns.map((column) => column.split(' ')[0] ?? '');
  const partitioned = engine === 'postgres' ? `PARTITION BY RANGE (${by})` : clustered;
  return [
    `ALTER TABLE ${name} RENAME TO ${name}_before`,
    `CREATE TABLE ${name} (${columns.join(', ')}, PRIMARY KEY (${key})) ${partitioned}`,
    ...(engine === 'postgres' ? [`CREATE TABLE ${name}_default PARTITION OF ${name} DEFAULT`] : []),
    `INSERT INTO ${name} (${names.join(', ')}) SELECT ${names.map((column) => from[column] ?? column).join(', ')} FROM ${name}_before`,
    `DROP TABLE ${name}_before`,
  ];
}

/**
 * Tables that grow are cut by month. An id is unique across months through `fact_ids`, which says under which day a fact lies now; a batch is unique
 * through the head of its log, which is read and moved under the terminal's lock.
 */
export const partitions: CentralMigration = {
  version: 3,
  name: 'partitions',
  statements: (words) => {
    const { int, blob, text, clustered, engine } = words;
    const monthOfReceipt =
      engine === 'postgres' ? `to_char(to_timestamp(received_at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM')` : `strftime('%Y-%m', received_at / 1000, 'unixepoch')`;
    return [
      `CREATE TABLE fact_ids (id ${blob} PRIMARY KEY CHECK (length(id) = 16), rev ${int} NOT NULL, terminal ${int} NOT NULL, day ${text} NOT NULL) ${clustered}`,
      'INSERT INTO fact_ids (id, rev, terminal, day) SELECT id, rev, terminal, day FROM facts',
      ...remade(words, {
        name: 'facts',
        columns: [`day ${text} NOT NULL`, `id ${blob} NOT NULL CHECK (length(id) = 16)`, `payload ${text} NOT NULL`],
        key: 'day, id',
        by: 'day',
      }),
      ...remade(words, {
        name: 'batches',
        columns: [
          `terminal ${int} NOT NULL`,
          `log_id ${blob} NOT NULL`,
          `bseq ${int} NOT NULL`,
          `month ${text} NOT NULL`,
          `hash ${blob} NOT NULL CHECK (length(hash) = 32)`,
          `bytes ${blob} NOT NULL`,
          `received_at ${int} NOT NULL`,
          `last_seq ${int} NOT NULL`,
          `quarantined ${text} NOT NULL`,
        ],
        key: 'terminal, log_id, bseq, month',
        by: 'month',
        from: { month: monthOfReceipt },
      }),
      ...(engine === 'sqlite' ? [] : rollups(words)),
    ];
  },
};

/** These had the right shape already, but for the partitions. */
function rollups(words: SqlWords): readonly string[] {
  const { int, text } = words;
  const texts = (...names: readonly string[]) => names.map((name) => `${name} ${text} NOT NULL`);
  const ints = (...names: readonly string[]) => names.map((name) => `${name} ${int} NOT NULL`);
  return [
    { name: 'figures', columns: [...texts('site', 'period', 'name'), ...ints('value')], key: 'period, site, name', by: 'period' },
    { name: 'month_persons', columns: [...texts('month', 'site', 'person'), ...ints('visits', 'cej', 'diagnostics')], key: 'month, site, person', by: 'month' },
    { name: 'person_days', columns: [...texts('day', 'site', 'person'), ...ints('visits')], key: 'day, site, person', by: 'day' },
    {
      name: 'closed_days',
      columns: [
        ...texts('day', 'site'),
        ...ints('terminal'),
        ...texts('fact'),
        ...ints('seq', 'visits', 'distinct_persons', 'presence_minutes', 'sessions', 'loans'),
      ],
      key: 'day, site, terminal, fact',
      by: 'day',
    },
  ].flatMap((table) => remade(words, table));
}
