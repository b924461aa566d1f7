import type { DeskOutcome } from '../../contract/outcomes.ts';
import { newcomerVisit, mergedSheet } from '../../domain/merged-sheet.ts';
import { searchKeyOf } from '../../domain/member-search.ts';
import type { MemberId } from '../../domain/brand.ts';
import { noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { moveCards } from '../cards/move-cards.ts';
import type { Call } from '../core.ts';
import { moveLoans } from '../loans/loan-store.ts';
import { dropSuspension, keepSuspension, suspensionOf } from '../loans/pass-store.ts';
import { moveReservations } from '../reservations/reservation-store.ts';
import { dropPending } from '../scans/pending-store.ts';
import { recordHolder } from '../visits/record-visit.ts';
import { everyVisitOf, openVisitOf, type Visit } from '../visits/visit-store.ts';
import { activeMember } from './active-member.ts';
import { type Moved, keepMerge } from './merge-store.ts';
import { joinMember, type Member, type MemberFields, shortName, updateMember } from './member-store.ts';

/**
 * Two sheets of one person become one: visits, loans and cards move, what only the other sheet knew is filled in, and central gets each
 * moved visit again under the pseudonym that stays (TRUST 8.2). One transaction; what is needed to part them again is kept.
 */
export function mergeMembers(call: Call, given: { readonly keptId: MemberId; readonly goneId: MemberId }): DeskOutcome {
  const kept = activeMember(call, given.keptId);
  const gone = activeMember(call, given.goneId);
  if (kept.id === gone.id) return { kind: 'merge-refused', why: 'same-sheet' };
  if (openVisitOf(call.db, kept.id) !== undefined && openVisitOf(call.db, gone.id) !== undefined) return { kind: 'merge-refused', why: 'both-present' };
  updateMember(call.db, kept.id, mergedFields(kept, gone));
  const visits = moveVisits(call, kept.id, gone.id);
  moveReservations(call.db, gone.id, kept.id);
  const moved: Moved = {
    ...visits,
    loans: moveLoans(call.db, gone.id, kept.id),
    ...moveCards(call.db, { from: gone.id, to: kept.id, at: call.now }),
    earlier: joinMember(call.db, gone.id, kept.id),
    suspension: moveSuspension(call, kept.id, gone.id),
    before: fieldsBefore(kept),
  };
  const staffId = call.core.staffSeats.get(call.caller.windowId)?.staffId ?? null;
  const mergeId = keepMerge(call.db, { keptId: kept.id, goneId: gone.id, at: call.now, moved }, staffId);
  dropPending(call.db, call.caller.windowId);
  const person = { memberId: kept.id, name: shortName(kept) };
  noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'merge', mergeId } });
  appendAudit(call, { method: 'members.merge', object: `member:${gone.id} into member:${kept.id}` });
  call.changed('members', 'board', 'loans', 'workstations');
  return { kind: 'merged', person };
}

/** Without names: what is kept of a sheet to part it again is no second copy of an identity. */
const fieldsBefore = ({ birthYear, district, programme, language, largeText }: Member): Moved['before'] => ({
  birthYear,
  district,
  programme,
  language,
  largeText,
});

function mergedFields(kept: Member, gone: Member): MemberFields {
  const facts = mergedSheet({ ...kept, largeText: kept.largeText === 1 }, { ...gone, largeText: gone.largeText === 1 });
  const { firstName, lastName, homeSite } = kept;
  const toComplete = kept.toComplete === 1 && gone.toComplete === 1 ? 1 : 0;
  return { ...facts, largeText: facts.largeText ? 1 : 0, firstName, lastName, homeSite, toComplete, searchKey: searchKeyOf({ ...facts, firstName, lastName }) };
}

/** All visits are of one person now, who was new once at most; each is told to central again. */
function moveVisits(call: Call, kept: MemberId, gone: MemberId): Pick<Moved, 'visits' | 'keptVisits'> {
  const [stay, move] = [everyVisitOf(call.db, kept), everyVisitOf(call.db, gone)];
  const counted = [...stay, ...move].filter((visit) => visit.cancelledAt === null);
  const first = newcomerVisit(counted.map(({ arrivedAt, isNew }) => ({ arrivedAt, isNew: isNew === 1 })));
  const newId = first === null ? undefined : counted[first]?.id;
  const isNewNow = (visit: Visit): number => (visit.id === newId ? 1 : 0);
  for (const visit of [...stay, ...move]) recordHolder(call, visit, { memberId: kept, provisionalCard: null, isNew: isNewNow(visit) });
  const was = ({ id, isNew }: Visit) => ({ id, isNew });
  return { visits: move.map(was), keptVisits: stay.map(was) };
}

/** The longer suspension holds. Answers that of the sheet that stays, as it was. */
function moveSuspension(call: Call, kept: MemberId, gone: MemberId): Moved['suspension'] {
  const [before, other] = [suspensionOf(call.db, kept) ?? null, suspensionOf(call.db, gone)];
  if (other !== undefined && (before === null || other.until > before.until)) keepSuspension(call.db, kept, { ...other, at: call.now, staffId: null });
  if (other !== undefined) dropSuspension(call.db, gone);
  return before;
}
