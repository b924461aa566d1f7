import type { KioskOutcome } from '../../contract/outcomes.ts';
import { epochOfLocal } from '../../domain/calendar.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import type { PresenceQuality } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import { findDevice } from '../devices/device-store.ts';
import { openLoansOf } from '../loans/loan-store.ts';
import { findMember, sheetNeeds, shortName } from '../members/member-store.ts';
import type { Settings } from '../settings/settings-store.ts';
import { endTickets } from '../waiting/record-ticket.ts';
import { recordSessionChange } from '../workstations/record-session.ts';
import { runningSessionOf } from '../workstations/workstation-store.ts';
import { type Recording, recordDeparture, wholeMinutes } from './record-visit.ts';
import { touchVisit, type Visit } from './visit-store.ts';

/** Names of the on-site devices this visit still holds. */
export function onSiteDevicesOut(db: Readable, visit: Visit): readonly string[] {
  if (visit.memberId === null) return [];
  const held = openLoansOf(db, visit.memberId).filter((loan) => loan.place === 'on-site');
  return held.map((loan) => findDevice(db, loan.deviceId)?.name ?? '');
}

/** Closing a visit closes its session (DOMAIN, invariant 2) and its places in the queues. */
export function endVisit(rec: Recording, visit: Visit, given: { at: number; quality: PresenceQuality; kiosk: boolean }): Visit {
  const session = runningSessionOf(rec.db, visit.id);
  if (session !== undefined) recordSessionChange(rec, session, { endedAt: Math.max(given.at, session.startedAt) });
  const left = recordDeparture(rec, visit, given);
  endTickets(rec, visit, { how: 'left', at: left.leftAt ?? given.at });
  return left;
}

/** A visit that nobody ended: closed at its own day's last closing, or now if that is still to come, marked as estimated. */
export function endStaleVisit(rec: Recording, visit: Visit, settings: Settings): Visit {
  const closing = lastClosingOf(settings, visit.day) ?? epochOfLocal(visit.day, 1439, settings.timeZone);
  return endVisit(rec, visit, { at: Math.min(closing, rec.now), quality: 'estimated', kiosk: false });
}

/**
 * A departure by scan. `keepOpen`: an on-site device is out, so the screen says which, the desk is alerted,
 * and the visit stays open until the device is back or the animateur closes it (DOMAIN, invariant 3).
 */
export function leaveVisit(rec: Recording, visit: Visit, given: { keepOpen: boolean; kiosk: boolean }): KioskOutcome {
  const member = visit.memberId === null ? undefined : findMember(rec.db, visit.memberId);
  const devicesOut = onSiteDevicesOut(rec.db, visit);
  if (devicesOut.length > 0 && member !== undefined) {
    raiseAlert(rec.db, { kind: 'left-with-device', at: rec.now, about: `${shortName(member)} · ${devicesOut.join(', ')}` });
  }
  if (given.keepOpen) touchVisit(rec.db, visit.id, rec.now);
  else endVisit(rec, visit, { at: rec.now, quality: 'measured', kiosk: given.kiosk });
  return {
    kind: 'checked-out',
    visitId: visit.id,
    firstName: member?.firstName ?? '',
    minutes: wholeMinutes(visit.arrivedAt, rec.now) ?? 0,
    devicesOut,
    ...sheetNeeds(member),
  };
}
