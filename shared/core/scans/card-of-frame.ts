import { type ParsedCode, parseCode } from '../../domain/card-code.ts';
import type { ScanSource } from '../../domain/vocabulary.ts';
import { findCard } from '../cards/card-store.ts';
import { tagIsOurs } from '../cards/card-tag.ts';
import type { Call } from '../core.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { wrongTagsSince } from './scan-store.ts';

/** Ten forged cards in a minute lock a source for that minute (SCANNING §1). */
const WRONG_TAGS = 10;
const MINUTE = 60_000;

/** What a raw frame turned out to be, after format, check letter and tag. */
export type ReadCode =
  | { readonly kind: 'member'; readonly member: Member; readonly cardId: string }
  | { readonly kind: 'replaced'; readonly member: Member; readonly shortNumber: string }
  /** Genuine, but this terminal does not know it yet. */
  | { readonly kind: 'unknown'; readonly cardId: string; readonly shortNumber: string }
  | { readonly kind: 'wrong-tag' }
  | Exclude<ParsedCode, { readonly kind: 'member' }>;

export function readCode(call: Call, frame: string, source: ScanSource): ReadCode {
  const parsed = parseCode(frame);
  if (parsed.kind !== 'member') return parsed;
  if (wrongTagsSince(call.db, source, { after: call.now - MINUTE, now: call.now }) >= WRONG_TAGS) return { kind: 'not-ours' };
  if (!tagIsOurs(call.core.ports.secrets, parsed)) return { kind: 'wrong-tag' };
  const shortNumber = parsed.text.slice(-5);
  const card = findCard(call.db, parsed.cardId);
  const member = card === undefined ? undefined : findMember(call.db, card.memberId);
  if (card === undefined || member === undefined) return { kind: 'unknown', cardId: parsed.cardId, shortNumber };
  if (card.replacedAt !== null) return { kind: 'replaced', member, shortNumber };
  return { kind: 'member', member, cardId: parsed.cardId };
}
