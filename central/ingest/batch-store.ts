import { sql } from 'kysely';
import { engineOf } from '../store/engine.ts';
import { hot, hotRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';

/** Where a terminal's log ends at central; hash in hexadecimal, zeros before the first batch. */
export interface Head {
  readonly bseq: number;
  readonly seq: number;
  readonly hash: string;
}
/** One batch of one log. */
interface Place {
  readonly terminal: number;
  readonly logId: Buffer;
  readonly bseq: number;
}

const locked = hot<never, { terminal: number }>((value) => sql`SELECT number FROM terminals WHERE number = ${value('terminal')} FOR NO KEY UPDATE`);
/** From here to the end of the transaction nobody else takes a batch of this terminal. SQLite has one writer at a time anyway. */
export async function lockTerminal(db: Store, terminal: number): Promise<void> {
  if (engineOf(db) === 'postgres') await locked(db, { terminal });
}

const headRow = hot<{ bseq: number; seq: number; hash: Buffer }, { terminal: number; logId: Buffer }>(
  (value) => sql`SELECT bseq, seq, hash FROM logs WHERE terminal = ${value('terminal')} AND log_id = ${value('logId')}`,
);
export async function headOf(db: Store, { terminal, logId }: Place): Promise<Head> {
  const [row] = await headRow(db, { terminal, logId });
  return row === undefined ? { bseq: 0, seq: 0, hash: '0'.repeat(64) } : { ...row, hash: row.hash.toString('hex') };
}

const currentRow = hot<{ current: Buffer | null }, { terminal: number }>(
  (value) => sql`SELECT current_log AS current FROM terminals WHERE number = ${value('terminal')}`,
);
/** The terminal's newest log in hexadecimal, null before its first batch. */
export async function currentLogOf(db: Store, terminal: number): Promise<string | null> {
  const [row] = await currentRow(db, { terminal });
  return row?.current?.toString('hex') ?? null;
}
const setCurrent = hot<never, { terminal: number; logId: Buffer }>(
  (value) => sql`UPDATE terminals SET current_log = ${value('logId')} WHERE number = ${value('terminal')}`,
);
export async function beginLog(db: Store, { terminal, logId }: Place): Promise<void> {
  await setCurrent(db, { terminal, logId });
}

const batchRow = hot<{ hash: Buffer; lastSeq: number; quarantined: string }, Place>(
  (value) => sql`
    SELECT hash, last_seq AS "lastSeq", quarantined FROM batches
    WHERE terminal = ${value('terminal')} AND log_id = ${value('logId')} AND bseq = ${value('bseq')}`,
);
export const batchOf = async (db: Store, place: Place) => (await batchRow(db, place))[0];

const insertBatch = hot<never, Place & { month: string; hash: Buffer; bytes: Buffer; receivedAt: number; lastSeq: number; quarantined: string }>(
  (value) => sql`
    INSERT INTO batches (terminal, log_id, bseq, month, hash, bytes, received_at, last_seq, quarantined)
    VALUES (${value('terminal')}, ${value('logId')}, ${value('bseq')}, ${value('month')}, ${value('hash')}, ${value('bytes')}, ${value('receivedAt')}, ${value('lastSeq')},
      ${value('quarantined')})`,
);
export async function keepBatch(db: Store, batch: Omit<Parameters<typeof insertBatch>[1], 'month'>): Promise<void> {
  await insertBatch(db, { ...batch, month: new Date(batch.receivedAt).toISOString().slice(0, 7) });
}

const upsertHead = hot<never, Place & { seq: number; hash: Buffer }>(
  (value) => sql`
    INSERT INTO logs (terminal, log_id, bseq, seq, hash)
    VALUES (${value('terminal')}, ${value('logId')}, ${value('bseq')}, ${value('seq')}, ${value('hash')})
    ON CONFLICT (terminal, log_id) DO UPDATE SET bseq = excluded.bseq, seq = excluded.seq, hash = excluded.hash`,
);
export async function moveHead(db: Store, head: Parameters<typeof upsertHead>[1]): Promise<void> {
  await upsertHead(db, head);
}

const insertQuarantined = hotRows<never, Place & { factId: string; reason: string; receivedAt: number }>(
  { terminal: 'int', logId: 'blob', bseq: 'int', factId: 'text', reason: 'text', receivedAt: 'int' },
  (rows) => sql`INSERT INTO quarantine (terminal, log_id, bseq, fact_id, reason, at) ${rows}`,
);
export async function keepQuarantined(db: Store, facts: Parameters<typeof insertQuarantined>[1]): Promise<void> {
  await insertQuarantined(db, facts);
}
