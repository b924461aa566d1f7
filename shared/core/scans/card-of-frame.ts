import { type ParsedCode, parseCode } from '../../domain/card-code.ts';
import type { PassDecision } from '../../domain/pass-time.ts';
import { testCodeOf } from '../../domain/test-codes.ts';
import type { ScanSource } from '../../domain/vocabulary.ts';
import { alertIsOpen, raiseAlert } from '../alerts/alert-store.ts';
import { findBlank } from '../cards/blank-card-store.ts';
import { findCard, holderOfAttachedCard } from '../cards/card-store.ts';
import { cardTextOf, tagIsOurs } from '../cards/card-tag.ts';
import { deadCardHash, isDeadCard } from '../cards/dead-card-store.ts';
import { cardKeyOf, keyNumberOf } from '../cards/key-ring.ts';
import type { Call } from '../core.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { readPass } from './read-pass.ts';
import { wrongTagsSince } from './scan-store.ts';

/** Ten forged cards in a minute lock a source for that minute (SCANNING §1). */
const WRONG_TAGS = 10;
const MINUTE = 60_000;

/** What a raw frame turned out to be, after format, check letter and tag. */
export type ReadCode =
  | { readonly kind: 'member'; readonly member: Member; readonly cardId: string }
  /** `member` null: known to be dead by the organisation's list alone. */
  | { readonly kind: 'replaced'; readonly member: Member | null; readonly shortNumber: string }
  /** Printed here for nobody yet. */
  | { readonly kind: 'blank'; readonly cardId: string; readonly shortNumber: string }
  /** Genuine, but this terminal does not know it yet. `oldKey`: of a key that is *known ids only*. */
  | { readonly kind: 'unknown'; readonly cardId: string; readonly shortNumber: string; readonly oldKey: boolean }
  | { readonly kind: 'pass-refused'; readonly why: Exclude<PassDecision['kind'], 'accepted'> }
  /** The pass accepted a moment ago, still before the reader. */
  | { readonly kind: 'pass-again' }
  | { readonly kind: 'wrong-tag' }
  /** Too many wrong tags came from this source: it is not listened to for a while. */
  | { readonly kind: 'source-locked' }
  | Exclude<ParsedCode, { readonly kind: 'member' | 'pass' }>;

/** Refusals that are kept under their own name: they are counted, while people are told of a code that is not ours. */
export const isRefusedTag = (code: ReadCode): boolean => code.kind === 'wrong-tag' || code.kind === 'source-locked';

export function readCode(call: Call, frame: string, source: ScanSource): ReadCode {
  // A test sheet left on the counter registers nothing, and is no forgery.
  if (testCodeOf(frame) !== null) return { kind: 'not-ours' };
  const parsed = parseCode(frame);
  if (parsed.kind !== 'member' && parsed.kind !== 'pass') return parsed;
  if (wrongTagsSince(call.db, source, { after: call.now - MINUTE, now: call.now }) >= WRONG_TAGS) return { kind: 'source-locked' };
  if (cardKeyOf(call.core.ports.secrets, parsed.keyNumber) === undefined) return withoutKey(call, parsed.keyNumber);
  if (parsed.kind === 'pass') {
    const reading = readPass(call, parsed);
    if (reading.kind === 'again') return { kind: 'pass-again' };
    if (reading.kind === 'wrong-tag') return { kind: 'wrong-tag' };
    if (reading.kind !== 'accepted') return { kind: 'pass-refused', why: reading.kind };
  } else if (!tagIsOurs(call.core.ports.secrets, parsed)) return { kind: 'wrong-tag' };
  return holderOf(call, parsed.keyNumber, parsed.cardId);
}

/** A key this terminal does not hold. The number that the next change of key will give hints at another antenne that changed already. */
function withoutKey(call: Call, keyNumber: number): ReadCode {
  const next = keyNumberOf(readSettings(call.db).cardKeyGeneration + 1);
  if (keyNumber === next && !alertIsOpen(call.db, 'key-missing')) raiseAlert(call.db, { kind: 'key-missing', at: call.now, about: '' });
  return { kind: 'not-ours' };
}

/** Whose card a genuine id is. A dead card stays dead whichever antenne said so. */
function holderOf(call: Call, keyNumber: number, cardId: string): ReadCode {
  const { secrets } = call.core.ports;
  const card = findCard(call.db, cardId);
  const memberId = card?.memberId ?? holderOfAttachedCard(call.db, cardId);
  const member = memberId === undefined ? undefined : findMember(call.db, memberId);
  const dead = (card !== undefined && card.replacedAt !== null) || isDeadCard(call.db, deadCardHash(secrets, cardId));
  if (member !== undefined && !dead) return { kind: 'member', member, cardId };
  const shortNumber = cardTextOf(secrets, keyNumber, cardId).slice(-5);
  if (dead) return { kind: 'replaced', member: member ?? null, shortNumber };
  if (findBlank(call.db, cardId) !== undefined) return { kind: 'blank', cardId, shortNumber };
  return { kind: 'unknown', cardId, shortNumber, oldKey: keyNumber !== keyNumberOf(readSettings(call.db).cardKeyGeneration) };
}
