import { sql } from 'kysely';
import { hot, hotRows, hotWrite, hotWriteRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';

/** Where a fact stands: its latest revision, whose it is, and the day under which its payload lies. */
interface FactPlace {
  readonly id: Buffer;
  readonly rev: number;
  readonly terminal: number;
  readonly day: string;
}
export interface FactRow extends FactPlace {
  readonly payload: string;
}

const claim = hotRows<{ id: Buffer }, FactPlace>(
  { id: 'blob', rev: 'int', terminal: 'int', day: 'text' },
  (rows) => sql`INSERT INTO fact_ids (id, rev, terminal, day) ${rows} ON CONFLICT (id) DO NOTHING RETURNING id`,
);
const insertPayloads = hotWriteRows<{ day: string; id: Buffer; payload: string }>(
  { day: 'text', id: 'blob', payload: 'text' },
  (rows) => sql`INSERT INTO facts (day, id, payload) ${rows}`,
);
const known = hotRows<FactPlace, { id: Buffer }>({ id: 'blob' }, (rows) => sql`SELECT id, rev, terminal, day FROM fact_ids WHERE id IN (${rows})`);

/** Keeps each fact whose id nobody had before; answers where the others stand, by their ids in hexadecimal. */
export async function keepNew(db: Store, facts: readonly FactRow[]): Promise<ReadonlyMap<string, FactPlace>> {
  const claimed = new Set((await claim(db, facts)).map(({ id }) => id.toString('hex')));
  const isNew = (fact: FactRow): boolean => claimed.has(fact.id.toString('hex'));
  await insertPayloads(db, facts.filter(isNew));
  const others = await known(
    db,
    facts.filter((fact) => !isNew(fact)),
  );
  return new Map(others.map((place) => [place.id.toString('hex'), place]));
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
