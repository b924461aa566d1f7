import { type ParsedCode, parseCode } from '../../domain/card-code.ts';
import { testCodeOf } from '../../domain/test-codes.ts';
import type { ScanSource } from '../../domain/vocabulary.ts';
import { findCard } from '../cards/card-store.ts';
import { tagIsOurs } from '../cards/card-tag.ts';
import { deadCardHash, isDeadCard } from '../cards/dead-card-store.ts';
import type { Call } from '../core.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { wrongTagsSince } from './scan-store.ts';

/** Ten forged cards in a minute lock a source for that minute (SCANNING §1). */
const WRONG_TAGS = 10;
const MINUTE = 60_000;

/** What a raw frame turned out to be, after format, check letter and tag. */
export type ReadCode =
  | { readonly kind: 'member'; readonly member: Member; readonly cardId: string }
  /** `member` null: known to be dead by the organisation's list alone. */
  | { readonly kind: 'replaced'; readonly member: Member | null; readonly shortNumber: string }
  /** Genuine, but this terminal does not know it yet. */
  | { readonly kind: 'unknown'; readonly cardId: string; readonly shortNumber: string }
  | { readonly kind: 'wrong-tag' }
  | Exclude<ParsedCode, { readonly kind: 'member' | 'pass' }>;

export function readCode(call: Call, frame: string, source: ScanSource): ReadCode {
  // A test sheet left on the counter registers nothing, and is no forgery.
  if (testCodeOf(frame) !== null) return { kind: 'not-ours' };
  const parsed = parseCode(frame);
  if (parsed.kind === 'pass') return { kind: 'not-ours' };
  if (parsed.kind !== 'member') return parsed;
  if (wrongTagsSince(call.db, source, { after: call.now - MINUTE, now: call.now }) >= WRONG_TAGS) return { kind: 'not-ours' };
  if (!tagIsOurs(call.core.ports.secrets, parsed)) return { kind: 'wrong-tag' };
  return holderOf(call, parsed.cardId, parsed.text.slice(-5));
}

/** Whose card a genuine id is. A dead card stays dead whichever antenne said so. */
function holderOf(call: Call, cardId: string, shortNumber: string): ReadCode {
  const card = findCard(call.db, cardId);
  const member = card === undefined ? undefined : findMember(call.db, card.memberId);
  const dead = (card !== undefined && card.replacedAt !== null) || isDeadCard(call.db, deadCardHash(call.core.ports.secrets, cardId));
  if (dead) return { kind: 'replaced', member: member ?? null, shortNumber };
  return member === undefined ? { kind: 'unknown', cardId, shortNumber } : { kind: 'member', member, cardId };
}
