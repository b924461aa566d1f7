import { type BatchEnvelope, batchEnvelope, type Receipt } from '../../shared/contract/batch.ts';
import { type Fact, fact } from '../../shared/contract/facts.ts';
import { batchHash } from '../../shared/contract/message-signature.ts';
import { inRounds } from '../store/rounds.ts';
import type { Store } from '../store/tables.ts';
import { acceptRound } from './accept-round.ts';
import type { Head } from './batch-store.ts';

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

/** A batch whose shape holds, its facts judged one by one: all that can be done before the store is asked. */
export interface OfferedToStore extends ReceivedBatch {
  readonly envelope: BatchEnvelope;
  readonly hash: Buffer;
  readonly good: readonly Fact[];
  readonly quarantined: Receipt['quarantined'];
}

const inItsRound = inRounds<OfferedToStore, Acceptance>({ work: acceptRound, senderOf: ({ terminal }) => terminal.number });

/** Steps 6 to 9 of TRUST 7.4: one transaction, repeatable without effect, a bad fact never blocks the line. */
export async function acceptBatch(db: Store, received: ReceivedBatch): Promise<Acceptance> {
  const envelope = batchEnvelope.safeParse(received.body).data;
  if (envelope === undefined || envelope.log !== received.logId.toString('hex') || envelope.bseq !== received.bseq) return { kind: 'malformed' };
  if (envelope.last - envelope.first + 1 !== envelope.facts.length) return { kind: 'malformed' };
  const { logId, bseq, bytes } = received;
  const hash = batchHash({ logId, bseq, prevHash: Buffer.from(envelope.prev, 'hex'), bytes });
  return inItsRound(db, { ...received, envelope, hash, ...judged(envelope) });
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
