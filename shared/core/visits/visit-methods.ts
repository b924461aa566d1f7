import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call, Handlers } from '../core.ts';
import { activeMember } from '../members/active-member.ts';
import { shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { attachVisit } from './attach-visit.ts';
import { presenceBoard } from './board.ts';
import { correctVisit } from './correct-visit.ts';
import { ensurePresent } from './desk-arrival.ts';
import { choosePurpose, leaveFromKiosk, notMe, stay } from './kiosk-acts.ts';
import { departVisit, personOf } from './depart-visit.ts';
import { recordVisitChange } from './record-visit.ts';
import { findVisit, type Visit } from './visit-store.ts';

export const visitMethods: Handlers<
  | 'visits.choosePurpose'
  | 'visits.notMe'
  | 'visits.leave'
  | 'visits.stay'
  | 'visits.board'
  | 'visits.arrive'
  | 'visits.attach'
  | 'visits.depart'
  | 'visits.setPurpose'
  | 'visits.correct'
> = {
  'visits.choosePurpose': choosePurpose,
  'visits.notMe': (call, input) => notMe(call, input.visitId),
  'visits.leave': (call, input) => leaveFromKiosk(call, input.visitId),
  'visits.stay': (call, input) => stay(call, input.visitId),
  'visits.board': presenceBoard,
  'visits.arrive': (call, input): DeskOutcome => {
    const member = activeMember(call, input.memberId);
    const { visit, arrived } = ensurePresent(call, member, readSettings(call.db));
    call.changed('board', 'members');
    if (!arrived) return { kind: 'nothing-changed', why: 'already-present' };
    return { kind: 'arrived', visitId: visit.id, person: { memberId: member.id, name: shortName(member) } };
  },
  'visits.depart': (call, input): DeskOutcome => {
    call.changed('board', 'members', 'workstations');
    return departVisit(call, visitOf(call, input.visitId));
  },
  'visits.attach': (call, input): DeskOutcome => {
    const member = activeMember(call, input.memberId);
    call.changed('board', 'members');
    return attachVisit(call, visitOf(call, input.visitId), member);
  },
  'visits.correct': correctVisit,
  'visits.setPurpose': (call, input): DeskOutcome => {
    const visit = visitOf(call, input.visitId);
    const person = personOf(call, visit);
    if (visit.purpose !== input.purpose) {
      recordVisitChange(call, visit, { purpose: input.purpose });
      noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'purpose', visitId: visit.id, before: visit.purpose } });
    }
    call.changed('board');
    return { kind: 'purpose-set', visitId: visit.id, person, purpose: input.purpose };
  },
};

function visitOf(call: Call, id: number): Visit {
  const visit = findVisit(call.db, id);
  if (visit === undefined || visit.cancelledAt !== null) throw new ProblemError('not-found');
  return visit;
}
