import * as z from 'zod';
import { type BatchEnvelope, batchEnvelope, type Receipt } from '../../shared/contract/batch.ts';
import { type Fact, fact } from '../../shared/contract/facts.ts';
import { batchHash } from '../../shared/contract/message-signature.ts';
import { inRounds } from '../store/rounds.ts';
import type { Store } from '../store/tables.ts';
import { acceptRound } from './accept-round.ts';
import { oldestMonth } from './batch-months.ts';
import type { Head } from './batch-store.ts';
import { type FactToKeep, factsToKeep } from './keep-facts.ts';
import { holdsPersonal, refusedForContent } from './refused-content.ts';

export interface ReceivedBatch {
  readonly terminal: { readonly number: number; readonly siteCode: string };
  readonly logId: Buffer;
  readonly bseq: number;
  /** The gzip bytes as sealed by the terminal; what is kept of them, once its facts are judged. */
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
  /** How many hold. */
  readonly held: number;
  /** The last revision of each of them. */
  readonly facts: readonly FactToKeep[];
  readonly quarantined: Receipt['quarantined'];
  /** The oldest month it tells of (batch-months.ts). */
  readonly oldest: string;
}

const inItsRound = inRounds<OfferedToStore, Acceptance>({ work: acceptRound, senderOf: ({ terminal }) => terminal.number });

/** Steps 6 to 9 of TRUST 7.4: one transaction, repeatable without effect, a bad fact never blocks the line. */
export async function acceptBatch(db: Store, received: ReceivedBatch): Promise<Acceptance> {
  const envelope = batchEnvelope.safeParse(received.body).data;
  if (envelope === undefined || envelope.log !== received.logId.toString('hex') || envelope.bseq !== received.bseq) return { kind: 'malformed' };
  if (envelope.last - envelope.first + 1 !== envelope.facts.length) return { kind: 'malformed' };
  const { logId, bseq, bytes } = received;
  const hash = batchHash({ logId, bseq, prevHash: Buffer.from(envelope.prev, 'hex'), bytes });
  const { good, quarantined } = judged(envelope);
  return inItsRound(db, {
    ...received,
    envelope,
    hash,
    quarantined,
    held: good.length,
    facts: factsToKeep(good, received.terminal.number),
    oldest: oldestMonth(good, received.now),
    bytes: keptBytes(bytes, quarantined),
  });
}

/** Each fact by itself: those that hold, and the others by their id and the reason. */
function judged(envelope: BatchEnvelope): { readonly good: readonly Fact[]; readonly quarantined: Receipt['quarantined'] } {
  const good: Fact[] = [];
  const quarantined: Receipt['quarantined'] = [];
  envelope.facts.forEach((raw, index) => {
    const parsed = fact.safeParse(raw);
    if (!parsed.success) quarantined.push({ id: idOf(raw), reason: isWithheld(raw) ? 'withheld' : 'schema' });
    else if (holdsPersonal(parsed.data)) quarantined.push({ id: idOf(raw), reason: 'personal' });
    else if (parsed.data.seq !== envelope.first + index) quarantined.push({ id: idOf(raw), reason: 'sequence' });
    else good.push(parsed.data);
  });
  return { good, quarantined };
}

const FACT_ID = /^[0-9a-f]{32}$/;
/** The place of a fact that its terminal could not send, and nothing beside it (docs/protocol.md). */
const withheld = z.strictObject({ id: z.string().regex(FACT_ID), seq: z.int(), withheld: z.literal(1) });
const isWithheld = (raw: unknown): boolean => withheld.safeParse(raw).success;

const NOTHING = Buffer.alloc(0);
/** What is kept of the sealed bytes: nothing when a fact was refused for what it holds, which may be what must never be held (TRUST 8.3). The chain goes on by its hash. */
const keptBytes = (bytes: Buffer, quarantined: Receipt['quarantined']): Buffer => (refusedForContent(quarantined) ? NOTHING : bytes);

/** An id is all that is kept of a refused fact: its text may be what must never be held (TRUST 8.3). */
function idOf(raw: unknown): string {
  const id = (raw as { id?: unknown } | null)?.id; // any JSON value may stand here
  return typeof id === 'string' && FACT_ID.test(id) ? id : '0'.repeat(32);
}
