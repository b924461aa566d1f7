import type { DeskOutcome } from '../../contract/outcomes.ts';
import { noteAct } from '../acts/act-store.ts';
import { attachCard, detachCard } from '../cards/card-store.ts';
import type { Call } from '../core.ts';
import { type Member, shortName } from '../members/member-store.ts';
import { recordHolder } from './record-visit.ts';
import { hasVisitBefore, openVisitOf, type Visit } from './visit-store.ts';

/**
 * Settles a provisional arrival: the person of that card is somebody known here. The visit becomes theirs, and the card from
 * another antenne is read as theirs from now on.
 */
export function attachVisit(call: Call, visit: Visit, member: Member): DeskOutcome {
  if (visit.provisionalCard === null) return { kind: 'nothing-changed', why: 'already-attached' };
  if (visit.leftAt === null && openVisitOf(call.db, member.id) !== undefined) return { kind: 'nothing-changed', why: 'already-present' };
  const cardId = visit.provisionalCard;
  recordHolder(call, visit, { memberId: member.id, provisionalCard: null, isNew: hasVisitBefore(call.db, member.id) ? 0 : 1 });
  attachCard(call.db, { cardId, memberId: member.id, at: call.now });
  noteAct(call.db, { at: call.now, about: shortName(member), subject: { kind: 'attach', visitId: visit.id, cardId } });
  return { kind: 'attached', visitId: visit.id, person: { memberId: member.id, name: shortName(member) } };
}

/** The visit is nobody's again, and so is the card. */
export function detachVisit(call: Call, visit: Visit, cardId: string): void {
  detachCard(call.db, cardId);
  recordHolder(call, visit, { memberId: null, provisionalCard: cardId, isNew: 0 });
}
