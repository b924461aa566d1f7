import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import * as z from 'zod';
import { batchBounds, batchEnvelope } from '../../../shared/contract/batch.ts';
import { hot } from '../hot.ts';
import type { Store } from '../tables.ts';
import type { PersonOfSite } from './note-recounts.ts';

/** A day on which a batch says that somebody came; `telling`: as a member of the CEJ or for the Pix diagnostic. What holds is in `person_days`. */
export interface Hint {
  readonly day: string;
  readonly telling: boolean;
}
export interface Hints {
  /** Person → antenne → days. */
  readonly persons: ReadonlyMap<string, ReadonlyMap<string, readonly Hint[]>>;
  /** To be looked up again, whatever is kept. */
  readonly recounts: readonly PersonOfSite[];
  /** What to forget, and where to go on, once they are counted. */
  readonly upTo: { readonly recounts: readonly number[]; readonly heads: readonly Head[] };
  /** More batches wait. */
  readonly more: boolean;
  /** A batch that should be there is gone: only counting everything again helps. */
  readonly broken: boolean;
}
interface Head {
  readonly terminal: number;
  readonly logId: Buffer;
  readonly bseq: number;
}

/** Batches unfolded in one go: about half a second. */
const BATCHES_AT_ONCE = 500;
/** Between two breaths of the process. */
const BATCHES_A_BREATH = 20;

/** Logs that have grown since their first days were counted: nothing to read when no batch has come. */
const grownLogs = hot<Head & { site: string; head: number }, object>(
  () => sql`
    SELECT l.terminal, l.log_id AS "logId", t.site_code AS site, coalesce(h.bseq, 0) AS bseq, l.bseq AS head
    FROM logs l JOIN terminals t ON t.number = l.terminal LEFT JOIN first_heads h ON h.terminal = l.terminal AND h.log_id = l.log_id
    WHERE h.bseq IS NULL OR h.bseq < l.bseq ORDER BY l.terminal, l.log_id`,
);
const batchesAfter = hot<{ bytes: Buffer }, Head & { head: number; limit: number }>(
  (value) => sql`
    SELECT bytes FROM batches WHERE terminal = ${value('terminal')} AND log_id = ${value('logId')} AND bseq > ${value('bseq')} AND bseq <= ${value('head')}
    ORDER BY bseq LIMIT ${value('limit')}`,
);
const visit = z.object({ kind: z.literal('visit'), void: z.literal(false), day: z.string(), person: z.string(), programme: z.string(), purpose: z.string() });

/** Whether anything has come since. */
export async function isBehind(db: Store): Promise<boolean> {
  if ((await grownLogs(db, {})).length > 0) return true;
  return (await db.selectFrom('first_recounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** What has come since the first days were counted: from the sealed batches themselves, so that the ingest keeps no second list. */
export async function readHints(db: Store): Promise<Hints> {
  const recounts = await db.selectFrom('first_recounts').selectAll().orderBy('id').execute();
  const persons = new Map<string, Map<string, Hint[]>>();
  const heads: Head[] = [];
  let [left, broken, more] = [BATCHES_AT_ONCE, false, false];
  for (const { terminal, logId, site, bseq, head } of await grownLogs(db, {})) {
    const limit = Math.min(left, head - bseq);
    more ||= limit < head - bseq;
    if (limit === 0) break;
    const batches = await batchesAfter(db, { terminal, logId, bseq, head, limit });
    broken ||= batches.length < limit;
    if (broken) break;
    for (const [index, { bytes }] of batches.entries()) {
      if (index % BATCHES_A_BREATH === BATCHES_A_BREATH - 1) await new Promise(setImmediate);
      collect(persons, { site, bytes });
    }
    heads.push({ terminal, logId, bseq: bseq + limit });
    left -= limit;
  }
  return { persons, recounts, upTo: { recounts: recounts.map(({ id }) => id), heads }, more, broken };
}

/** The bytes were read and judged when they came; what was set apart has no day in `person_days`. */
function collect(persons: Map<string, Map<string, Hint[]>>, { site, bytes }: { readonly site: string; readonly bytes: Buffer }): void {
  // Kept without its bytes: its persons were noted for a recount, or their days are gone (purge.ts).
  if (bytes.length === 0) return;
  const { facts } = batchEnvelope.parse(JSON.parse(gunzipSync(bytes, { maxOutputLength: batchBounds.unfoldedBytes }).toString('utf8')));
  for (const raw of facts) {
    const { data } = visit.safeParse(raw);
    if (data === undefined) continue;
    const sites = persons.get(data.person) ?? new Map<string, Hint[]>();
    persons.set(
      data.person,
      sites.set(site, [...(sites.get(site) ?? []), { day: data.day, telling: data.programme === 'cej' || data.purpose === 'pix-diagnostic' }]),
    );
  }
}
