import { join } from 'node:path';
import { Client } from 'pg';
import { openCentralStore } from '../../central/store/open-store.ts';
import type { Fact } from '../../shared/contract/facts.ts';
import { openStore } from '../../shared/db/open-store.ts';

/** Central's tables with nothing but the bare inserts of an engine's own driver: what the ingest is held against. */
export interface RawFacts {
  /** Inserts these days: two statements a day (the ids, the payloads), a transaction a group. Values are made ready before; answers the ms. */
  insert(groups: readonly (readonly (readonly Fact[])[])[]): Promise<number>;
  close(): Promise<void>;
}

interface Day {
  readonly ids: readonly unknown[];
  readonly payloads: readonly unknown[];
}
const dayOf = (facts: readonly Fact[]): Day => {
  const rows = facts.map((fact) => ({ id: Buffer.from(fact.id, 'hex'), fact }));
  return {
    ids: rows.flatMap(({ id, fact }) => [id, fact.rev, 1, fact.day]),
    payloads: rows.flatMap(({ id, fact }) => [fact.day, id, JSON.stringify(fact)]),
  };
};
const INTO_IDS = 'INSERT INTO fact_ids (id, rev, terminal, day) VALUES';
const INTO_FACTS = 'INSERT INTO facts (day, id, payload) VALUES';

/** On SQLite: statements prepared once. `facts` a day. */
export async function rawSqlite(dataFolder: string, facts: number): Promise<RawFacts> {
  await (await openCentralStore({ dataFolder })).destroy();
  const db = openStore(join(dataFolder, 'central.db'));
  const rows = (marks: string): string => Array.from({ length: facts }, () => marks).join(', ');
  const [ids, payloads] = [db.prepare(`${INTO_IDS} ${rows('(?, ?, ?, ?)')}`), db.prepare(`${INTO_FACTS} ${rows('(?, ?, ?)')}`)];
  const insertGroup = db.transaction((days: readonly Day[]) => {
    for (const day of days) {
      ids.run(day.ids);
      payloads.run(day.payloads);
    }
  });
  return {
    insert: async (groups) => {
      const ready = groups.map((days) => days.map(dayOf));
      const start = performance.now();
      for (const days of ready) insertGroup.immediate(days);
      return performance.now() - start;
    },
    close: async () => void db.close(),
  };
}

/** On PostgreSQL: one connection, statements prepared once by their names. */
export async function rawPostgres(databaseUrl: string, given: { readonly dataFolder: string; readonly facts: number }): Promise<RawFacts> {
  await (await openCentralStore({ dataFolder: given.dataFolder, databaseUrl })).destroy();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = (columns: number): string =>
    Array.from({ length: given.facts }, (_, row) => `(${Array.from({ length: columns }, (__, column) => `$${row * columns + column + 1}`).join(', ')})`).join(
      ', ',
    );
  const [ids, payloads] = [`${INTO_IDS} ${rows(4)}`, `${INTO_FACTS} ${rows(3)}`];
  return {
    insert: async (groups) => {
      const ready = groups.map((days) => days.map(dayOf));
      const start = performance.now();
      for (const days of ready) {
        await client.query('BEGIN');
        for (const day of days) {
          await client.query({ name: 'ids', text: ids, values: [...day.ids] });
          await client.query({ name: 'payloads', text: payloads, values: [...day.payloads] });
        }
        await client.query('COMMIT');
      }
      return performance.now() - start;
    },
    close: () => client.end(),
  };
}
