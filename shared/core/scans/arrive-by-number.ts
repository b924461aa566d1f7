import type { KioskOutcome } from '../../contract/outcomes.ts';
import type { NumberFound } from '../../contract/kiosk-methods.ts';
import { ProblemError } from '../../contract/problems.ts';
import { alertIsOpen, raiseAlert } from '../alerts/alert-store.ts';
import { activeCards } from '../cards/card-store.ts';
import { cardTextOf } from '../cards/card-tag.ts';
import { deadCardHash, isDeadCard } from '../cards/dead-card-store.ts';
import { cardKeyOf } from '../cards/key-ring.ts';
import type { Call } from '../core.ts';
import { findMember, type Member, shortName } from '../members/member-store.ts';
import { bytesOfUuid, fingerprintOf, keepScan, unknownNumbersSince } from './scan-store.ts';
import { decideHolder } from './submit-kiosk-scan.ts';

/** Wrong numbers within this time, then the desk only (UX K7). */
const WRONG_NUMBERS = 5;
const TEN_MINUTES = 600_000;

interface Typed {
  readonly actionId: string;
  /** The last five letters of a card's number. */
  readonly letters: string;
}

/** Whose number it may be, by a first letter alone; nothing is noted yet. A wrong one tells the desk that somebody is without a card. */
export function findByNumber(call: Call, typed: Typed): NumberFound {
  if (tooManyTries(call)) return lost(call, { kind: 'too-many' });
  const found = holderOfNumber(call, typed.letters);
  if (found !== null) return { kind: 'found', hint: `${[...found.member.firstName][0] ?? ''}••` };
  keepTry(call, typed, { outcomeKind: 'number-unknown', outcome: { kind: 'unknown-card' } });
  return lost(call, { kind: 'none' });
}

/** "C'est moi": what a scan of that card would do, and the desk knows that it was without one. */
export function arriveByNumber(call: Call, typed: Typed): KioskOutcome {
  const found = tooManyTries(call) ? null : holderOfNumber(call, typed.letters);
  if (found === null) throw new ProblemError('stale');
  const outcome = decideHolder(call, { ...found, shortNumber: '' });
  keepTry(call, typed, { outcomeKind: outcome.kind, outcome });
  if (outcome.kind === 'checked-in') raiseAlert(call.db, { kind: 'by-number', at: call.now, about: shortName(found.member) });
  call.changed('board', 'members', 'workstations');
  return outcome;
}

const tooManyTries = (call: Call): boolean => unknownNumbersSince(call.db, { after: call.now - TEN_MINUTES, now: call.now }) >= WRONG_NUMBERS;

/** Numbers are nowhere stored: they are worked out from the keys, card by card. Two people with the same one are nobody. */
function holderOfNumber(call: Call, letters: string): { readonly member: Member; readonly cardId: string } | null {
  const { secrets } = call.core.ports;
  const cards = activeCards(call.db).filter(
    ({ keyNumber, cardId }) => cardKeyOf(secrets, keyNumber) !== undefined && cardTextOf(secrets, keyNumber, cardId).endsWith(letters),
  );
  const [card] = cards;
  if (card === undefined || cards.length > 1 || isDeadCard(call.db, deadCardHash(secrets, card.cardId))) return null;
  const member = findMember(call.db, card.memberId);
  return member === undefined || member.erasedAt !== null ? null : { member, cardId: card.cardId };
}

function lost(call: Call, answer: NumberFound): NumberFound {
  if (!alertIsOpen(call.db, 'forgotten-card')) raiseAlert(call.db, { kind: 'forgotten-card', at: call.now, about: '' });
  call.changed('board');
  return answer;
}

function keepTry(call: Call, { actionId, letters }: Typed, given: { readonly outcomeKind: string; readonly outcome: unknown }): void {
  const fingerprint = fingerprintOf(call.core.ports.secrets, letters);
  keepScan(call.db, { scanId: bytesOfUuid(actionId), role: 'kiosk', source: 'typed', at: call.now, fingerprint, ...given });
}
