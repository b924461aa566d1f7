import type { MemberId } from '../../domain/brand.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import type { VisitPurpose } from '../../domain/vocabulary.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { type Member, shortName } from '../members/member-store.ts';
import type { Settings } from '../settings/settings-store.ts';
import { endStaleVisit } from './leave-visit.ts';
import { recordArrival, recordVisitChange } from './record-visit.ts';
import { openVisitOf, type Visit } from './visit-store.ts';
import { warnSuspended } from './warn-suspended.ts';

/** The person's visit of today; a forgotten one of an earlier day is closed as estimated first. */
export function presentVisit(call: Call, memberId: MemberId, settings: Settings): Visit | undefined {
  const visit = openVisitOf(call.db, memberId);
  if (visit === undefined || visit.day === businessDayOf(call.now, settings.timeZone)) return visit;
  endStaleVisit(call, visit, settings);
  return undefined;
}

/** The person is in: the visit that was open, or a new one, which the desk can undo. A desk scan never ends a visit (UX D-R2). */
export function ensurePresent(call: Call, member: Member, settings: Settings): { readonly visit: Visit; readonly arrived: boolean } {
  const present = presentVisit(call, member.id, settings);
  if (present !== undefined) return { visit: present, arrived: false };
  const visit = recordArrival(call, { who: member, timeZone: settings.timeZone, kiosk: false });
  noteAct(call.db, { at: call.now, about: shortName(member), subject: { kind: 'arrival', visitId: visit.id } });
  warnSuspended(call, member, visit.day);
  return { visit, arrived: true };
}

/** The first device or workstation says what the visit is for, when nobody said it (UX §2). Says whether it did. */
export function fillPurpose(call: Call, visit: Visit, purpose: VisitPurpose): boolean {
  if (visit.purpose !== 'unspecified') return false;
  recordVisitChange(call, visit, { purpose });
  return true;
}
