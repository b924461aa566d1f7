import { type BatchEnvelope, batchEnvelope, type Receipt } from '../../shared/contract/batch.ts';
import { type Fact, fact } from '../../shared/contract/facts.ts';
import { batchHash } from '../../shared/contract/message-signature.ts';
import { decideAcceptance } from '../../shared/domain/accept-decision.ts';
import { inSharedTransaction } from '../store/shared-transaction.ts';
import { noteContact } from '../store/terminal-store.ts';
import type { Store } from '../store/tables.ts';
import { batchOf, beginLog, currentLogOf, type Head, headOf, keepBatch, keepQuarantined, lockTerminal, moveHead } from './batch-store.ts';
import { keepFacts } from './keep-facts.ts';

export interface ReceivedBatch {
  readonly terminal: { readonly number: number; readonly siteCode: string };
  readonly logId: Buffer;
  readonly bseq: number;
  /** The gzip bytes as sealed by the terminal. */
  readonly bytes: Buffer;
  /** Their unfolded JSON. */
  readonly body: unknown;
  readonly now: number;
  /** How far the terminal's clock is from ours, when it was heard over the network: its contact is noted. */
  readonly gapMs?: number;
  /** Of the antennes. */
  readonly timeZone: string;
}
export type Acceptance =
  | { readonly kind: 'accepted'; readonly receipt: Omit<Receipt, 'serverTime'> /** Facts that hold, of a batch accepted now. */; readonly facts: number }
  | { readonly kind: 'fork' | 'gap' | 'unlinked'; readonly head: Head; readonly current: string | null }
  | { readonly kind: 'malformed' };

/** Steps 6 to 9 of TRUST 7.4: one transaction, repeatable without effect, a bad fact never blocks the line. */
export async function acceptBatch(db: Store, received: ReceivedBatch): Promise<Acceptance> {
  const envelope = batchEnvelope.safeParse(received.body).data;
  if (envelope === undefined || envelope.log !== received.logId.toString('hex') || envelope.bseq !== received.bseq) return { kind: 'malformed' };
  if (envelope.last - envelope.first + 1 !== envelope.facts.length) return { kind: 'malformed' };
  return inSharedTransaction(db, (transaction) => acceptEnvelope(transaction, received, envelope));
}

async function acceptEnvelope(db: Store, received: ReceivedBatch, envelope: BatchEnvelope): Promise<Acceptance> {
  const { logId, bseq, bytes } = received;
  const at = { terminal: received.terminal.number, logId, bseq };
  // Either way the terminal's row is ours until the end.
  if (received.gapMs === undefined) await lockTerminal(db, at.terminal);
  else await noteContact(db, { number: at.terminal, at: received.now, gapMs: received.gapMs });
  const head = await headOf(db, at);
  const hash = batchHash({ logId, bseq, prevHash: Buffer.from(envelope.prev, 'hex'), bytes });
  const known = bseq <= head.bseq ? await batchOf(db, at) : undefined;
  const current = await currentLogOf(db, at.terminal);
  const { first, prev, after = null } = envelope;
  const offered = { log: envelope.log, after, bseq, first, prev, hash: hash.toString('hex') };
  const decision = decideAcceptance(offered, { head, held: known?.hash.toString('hex') ?? null, current });
  if (decision === 'fork' || decision === 'gap' || decision === 'unlinked') return { kind: decision, head, current };
  if (known !== undefined) {
    const quarantined = JSON.parse(known.quarantined) as Receipt['quarantined']; // written below
    return { kind: 'accepted', receipt: { head: { bseq, seq: known.lastSeq, hash: known.hash.toString('hex') }, replayed: true, quarantined }, facts: 0 };
  }
  const { good, quarantined } = judged(envelope);
  await keepBatch(db, { ...at, hash, bytes, receivedAt: received.now, lastSeq: envelope.last, quarantined: JSON.stringify(quarantined) });
  if (current !== envelope.log) await beginLog(db, at);
  await moveHead(db, { ...at, seq: envelope.last, hash });
  await keepQuarantined(
    db,
    quarantined.map(({ id, reason }) => ({ ...at, factId: id, reason, receivedAt: received.now })),
  );
  await keepFacts(db, { terminal: received.terminal, facts: good, now: received.now, timeZone: received.timeZone });
  return { kind: 'accepted', receipt: { head: { bseq, seq: envelope.last, hash: hash.toString('hex') }, replayed: false, quarantined }, facts: good.length };
}

/** Each fact by itself: those that hold, and the others by their id and the reason. */
function judged(envelope: BatchEnvelope): { readonly good: readonly Fact[]; readonly quarantined: Receipt['quarantined'] } {
  const good: Fact[] = [];
  const quarantined: Receipt['quarantined'] = [];
  envelope.facts.forEach((raw, index) => {
    const parsed = fact.safeParse(raw);
    if (!parsed.success) quarantined.push({ id: idOf(raw), reason: isWithheld(raw) ? 'withheld' : 'schema' });
    else if (parsed.data.seq !== envelope.first + index) quarantined.push({ id: idOf(raw), reason: 'sequence' });
    else good.push(parsed.data);
  });
  return { good, quarantined };
}

/** The place of a fact that its terminal could not send (docs/protocol.md). */
const isWithheld = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && 'withheld' in raw;

/** An id is all that is kept of a refused fact: its text may be what must never be held (TRUST 8.3). */
function idOf(raw: unknown): string {
  const id = (raw as { id?: unknown } | null)?.id; // any JSON value may stand here
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? id : '0'.repeat(32);
}
