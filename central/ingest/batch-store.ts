import { sql } from 'kysely';
import { engineOf } from '../store/engine.ts';
import { hot, hotRowsAhead, hotWrite, hotWriteRows } from '../store/hot.ts';
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

/** Where a terminal stands before a batch: the end of that batch's log, and the terminal's newest log in hexadecimal, null before its first batch. */
export interface LogPlace {
  readonly head: Head;
  readonly current: string | null;
  /** The first month whose facts are kept, `''` while all are. */
  readonly keptFrom: string;
}

const locked = hotWriteRows<{ terminal: number }>(
  { terminal: 'int' },
  (rows) => sql`
    SELECT s.code FROM terminals t JOIN sites s ON s.code = t.site_code WHERE t.number IN (${rows}) ORDER BY s.code, t.number FOR NO KEY UPDATE`,
);
/**
 * From here to the end of the transaction nobody else takes a batch of these terminals, nor counts persons in their antennes: two terminals of one antenne
 * would each believe that they bring somebody new. Always in the same order. SQLite has one writer at a time anyway. A stronger lock (FOR UPDATE) would wait
 * for whoever only refers to the antenne, and two of those for each other.
 */
export async function lockTerminals(db: Store, terminals: readonly { readonly terminal: number }[]): Promise<void> {
  if (engineOf(db) === 'postgres') await locked(db, terminals);
}

const placeRows = hotRowsAhead<
  { terminal: number; current: Buffer | null; bseq: number | null; seq: number | null; hash: Buffer | null; keptFrom: string | null },
  { terminal: number; logId: Buffer }
>(
  { terminal: 'int', logId: 'blob' },
  (rows) => sql`
    WITH asked (terminal, log_id) AS (${rows})
    SELECT t.number AS terminal, t.current_log AS current, l.bseq, l.seq, l.hash,
      (SELECT kept_from FROM purges ORDER BY number DESC LIMIT 1) AS "keptFrom"
    FROM asked JOIN terminals t ON t.number = asked.terminal LEFT JOIN logs l ON l.terminal = asked.terminal AND l.log_id = asked.log_id`,
);
/** Asks where these terminals stand, each once; answers by the terminal's number. */
export async function askLogPlaces(db: Store, logs: Parameters<typeof placeRows>[1]): Promise<() => Promise<ReadonlyMap<number, LogPlace>>> {
  const rows = await placeRows(db, logs);
  return async () =>
    new Map(
      (await rows()).map(({ terminal, current, bseq, seq, hash, keptFrom }) => [
        terminal,
        {
          current: current?.toString('hex') ?? null,
          head: { bseq: bseq ?? 0, seq: seq ?? 0, hash: hash?.toString('hex') ?? '0'.repeat(64) },
          keptFrom: keptFrom ?? '',
        },
      ]),
    );
}

const setCurrent = hotWrite<{ terminal: number; logId: Buffer }>(
  (value) => sql`UPDATE terminals SET current_log = ${value('logId')} WHERE number = ${value('terminal')}`,
);
export async function beginLog(db: Store, { terminal, logId }: Omit<Place, 'bseq'>): Promise<void> {
  await setCurrent(db, { terminal, logId });
}

const batchRow = hot<{ hash: Buffer; lastSeq: number; quarantined: string }, Place>(
  (value) => sql`
    SELECT hash, last_seq AS "lastSeq", quarantined FROM batches
    WHERE terminal = ${value('terminal')} AND log_id = ${value('logId')} AND bseq = ${value('bseq')}`,
);
export const batchOf = async (db: Store, place: Place) => (await batchRow(db, place))[0];

interface BatchRow extends Place {
  readonly hash: Buffer;
  readonly bytes: Buffer;
  readonly receivedAt: number;
  readonly lastSeq: number;
  readonly quarantined: string;
  /** See batch-months.ts. */
  readonly oldest: string;
}
const insertBatches = hotWriteRows<BatchRow & { month: string }>(
  {
    terminal: 'int',
    logId: 'blob',
    bseq: 'int',
    month: 'text',
    hash: 'blob',
    bytes: 'blob',
    receivedAt: 'int',
    lastSeq: 'int',
    quarantined: 'text',
    oldest: 'text',
  },
  (rows) => sql`INSERT INTO batches (terminal, log_id, bseq, month, hash, bytes, received_at, last_seq, quarantined, oldest) ${rows}`,
);
export async function keepBatches(db: Store, batches: readonly BatchRow[]): Promise<void> {
  await insertBatches(
    db,
    batches.map((batch) => ({ ...batch, month: new Date(batch.receivedAt).toISOString().slice(0, 7) })),
  );
}

const upsertHeads = hotWriteRows<Place & { seq: number; hash: Buffer }>(
  { terminal: 'int', logId: 'blob', bseq: 'int', seq: 'int', hash: 'blob' },
  (rows) => sql`
    INSERT INTO logs (terminal, log_id, bseq, seq, hash) ${rows}
    ON CONFLICT (terminal, log_id) DO UPDATE SET bseq = excluded.bseq, seq = excluded.seq, hash = excluded.hash`,
);
export async function moveHeads(db: Store, heads: Parameters<typeof upsertHeads>[1]): Promise<void> {
  await upsertHeads(db, heads);
}

const insertQuarantined = hotWriteRows<Place & { factId: string; reason: string; receivedAt: number }>(
  { terminal: 'int', logId: 'blob', bseq: 'int', factId: 'text', reason: 'text', receivedAt: 'int' },
  (rows) => sql`INSERT INTO quarantine (terminal, log_id, bseq, fact_id, reason, at) ${rows}`,
);
export async function keepQuarantined(db: Store, facts: Parameters<typeof insertQuarantined>[1]): Promise<void> {
  await insertQuarantined(db, facts);
}
