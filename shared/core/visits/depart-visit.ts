import type { DeskOutcome, PersonRef } from '../../contract/outcomes.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { runningSessionOf } from '../workstations/workstation-store.ts';
import { endVisit, onSiteDevicesOut } from './leave-visit.ts';
import { wholeMinutes } from './record-visit.ts';
import type { Visit } from './visit-store.ts';

/** A departure noted by the desk, by hand or with the command card; it can be undone. */
export function departVisit(call: Call, visit: Visit): DeskOutcome {
  if (visit.leftAt !== null) return { kind: 'nothing-changed', why: 'already-gone' };
  const devicesOut = onSiteDevicesOut(call.db, visit);
  const sessionId = runningSessionOf(call.db, visit.id)?.id ?? null;
  endVisit(call, visit, { at: call.now, quality: 'corrected', kiosk: false });
  const person = personOf(call, visit);
  noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'departure', visitId: visit.id, sessionId } });
  return { kind: 'departed', visitId: visit.id, person, minutes: wholeMinutes(visit.arrivedAt, call.now) ?? 0, devicesOut };
}

/** A provisional arrival has no name here: its visit number stands for it. */
export function personOf(call: Call, visit: Visit): PersonRef {
  const member = visit.memberId === null ? undefined : findMember(call.db, visit.memberId);
  return { memberId: visit.memberId, name: member === undefined ? '' : shortName(member) };
}
