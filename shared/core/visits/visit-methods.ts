import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call, Handlers } from '../core.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { runningSessionOf } from '../workstations/workstation-store.ts';
import { presenceBoard } from './board.ts';
import { ensurePresent } from './desk-arrival.ts';
import { choosePurpose, leaveFromKiosk, notMe, stay } from './kiosk-acts.ts';
import { endVisit, onSiteDevicesOut } from './leave-visit.ts';
import { recordVisitChange, wholeMinutes } from './record-visit.ts';
import { findVisit, type Visit } from './visit-store.ts';

export const visitMethods: Handlers<
  'visits.choosePurpose' | 'visits.notMe' | 'visits.leave' | 'visits.stay' | 'visits.board' | 'visits.arrive' | 'visits.depart' | 'visits.setPurpose'
> = {
  'visits.choosePurpose': choosePurpose,
  'visits.notMe': (call, input) => notMe(call, input.visitId),
  'visits.leave': (call, input) => leaveFromKiosk(call, input.visitId),
  'visits.stay': (call, input) => stay(call, input.visitId),
  'visits.board': presenceBoard,
  'visits.arrive': (call, input): DeskOutcome => {
    const member = findMember(call.db, input.memberId);
    if (member === undefined) throw new ProblemError('not-found');
    const { visit, arrived } = ensurePresent(call, member, readSettings(call.db));
    call.changed('board', 'members');
    if (!arrived) return { kind: 'nothing-changed', why: 'already-present' };
    return { kind: 'arrived', visitId: visit.id, person: { memberId: member.id, name: shortName(member) } };
  },
  'visits.depart': (call, input): DeskOutcome => {
    const visit = visitOf(call, input.visitId);
    if (visit.leftAt !== null) return { kind: 'nothing-changed', why: 'already-gone' };
    const devicesOut = onSiteDevicesOut(call.db, visit);
    const sessionId = runningSessionOf(call.db, visit.id)?.id ?? null;
    endVisit(call, visit, { at: call.now, quality: 'corrected', kiosk: false });
    const person = personOf(call, visit);
    noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'departure', visitId: visit.id, sessionId } });
    call.changed('board', 'members', 'workstations');
    return { kind: 'departed', visitId: visit.id, person, minutes: wholeMinutes(visit.arrivedAt, call.now) ?? 0, devicesOut };
  },
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

/** A provisional arrival has no name here: its visit number stands for it. */
function personOf(call: Call, visit: Visit) {
  const member = visit.memberId === null ? undefined : findMember(call.db, visit.memberId);
  return { memberId: visit.memberId, name: member === undefined ? '' : shortName(member) };
}
