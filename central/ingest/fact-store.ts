import { sql } from 'kysely';
import { hot, hotRowsAhead, hotWrite, hotWriteRows } from '../store/hot.ts';
import { lookedUp } from '../store/looked-up.ts';
import type { Ahead } from '../store/later.ts';
import type { Store } from '../store/tables.ts';

/** Where a fact stands: its latest revision, whose it is, and the day under which its payload lies. */
export interface FactPlace {
  readonly id: Buffer;
  readonly rev: number;
  readonly terminal: number;
  readonly day: string;
}
export interface FactRow extends FactPlace {
  readonly payload: string;
}

const known = hotRowsAhead<FactPlace, { id: Buffer }>(
  { id: 'blob' },
  lookedUp({ asked: ['id'], select: sql`f.id, f.rev, f.terminal, f.day`, from: sql`fact_ids f`, where: sql`f.id = asked.id` }),
);
/** Asks where those of these facts stand that were kept before. */
export async function askPlaces(db: Store, facts: readonly { readonly id: Buffer }[]): Promise<Ahead<FactPlace>> {
  return known(db, facts);
}

const insertIds = hotWriteRows<FactPlace>(
  { id: 'blob', rev: 'int', terminal: 'int', day: 'text' },
  (rows) => sql`INSERT INTO fact_ids (id, rev, terminal, day) ${rows}`,
);
const insertPayloads = hotWriteRows<{ day: string; id: Buffer; payload: string }>(
  { day: 'text', id: 'blob', payload: 'text' },
  (rows) => sql`INSERT INTO facts (day, id, payload) ${rows}`,
);
/** Keeps facts whose ids nobody had; a conflict when somebody took one meanwhile. */
export async function keepNew(db: Store, facts: readonly FactRow[]): Promise<void> {
  await insertIds(db, facts);
  await insertPayloads(db, facts);
}

const payloadOf = hot<{ payload: string }, { day: string; id: Buffer }>(
  (value) => sql`SELECT payload FROM facts WHERE day = ${value('day')} AND id = ${value('id')}`,
);
const moveId = hotWrite<FactPlace>((value) => sql`UPDATE fact_ids SET rev = ${value('rev')}, day = ${value('day')} WHERE id = ${value('id')}`);
const movePayload = hotWrite<{ id: Buffer; from: string; day: string; payload: string }>(
  (value) => sql`UPDATE facts SET day = ${value('day')}, payload = ${value('payload')} WHERE day = ${value('from')} AND id = ${value('id')}`,
);

/** Writes a newer revision over the one that stands there, moved to its new day, and answers the payload it replaces. */
export async function replaceFact(db: Store, before: FactPlace, next: FactRow): Promise<string> {
  const [row] = await payloadOf(db, { day: before.day, id: next.id });
  if (row === undefined) throw new Error(`the fact ${next.id.toString('hex')} has an id and no payload`);
  await moveId(db, next);
  await movePayload(db, { id: next.id, from: before.day, day: next.day, payload: next.payload });
  return row.payload;
}
