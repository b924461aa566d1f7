import { createHash } from 'node:crypto';
import { type FactDraft, fact } from '../../contract/facts.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, runOne } from '../../db/prepared.ts';

/** Hash of the first fact's missing predecessor. */
const GENESIS = Buffer.alloc(32);

/**
 * Appends a fact in the caller's transaction: next sequence number, hash = SHA-256(previous hash ‖ payload bytes).
 * The payload kept is the text that will be uploaded; a draft that central would refuse throws here.
 */
export function appendFact(db: Readable, at: number, draft: FactDraft): void {
  const last = one<{ seq: number; hash: Buffer }>(db, 'SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1');
  const whole = fact.parse({ ...draft, seq: (last?.seq ?? 0) + 1 });
  const payload = JSON.stringify(whole);
  const hash = createHash('sha256')
    .update(last?.hash ?? GENESIS)
    .update(payload)
    .digest();
  runOne(
    db,
    'INSERT INTO facts (seq, id, rev, kind, at, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    whole.seq,
    Buffer.from(whole.id, 'hex'),
    whole.rev,
    whole.kind,
    at,
    payload,
    hash,
  );
}
