import type { ScanInput } from '../../contract/methods.ts';
import type { KioskOutcome } from '../../contract/outcomes.ts';
import { assertNever } from '../../domain/brand.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { decideKioskScan } from '../../domain/decide-kiosk-scan.ts';
import { openStateAt } from '../../domain/opening-hours.ts';
import { kioskPurposes, type VisitPurpose } from '../../domain/vocabulary.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import type { Call } from '../core.ts';
import { anyDeviceAvailable } from '../devices/device-store.ts';
import { sheetNeeds, type Member, shortName } from '../members/member-store.ts';
import { charterForArrival } from '../papers/charter-at-kiosk.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { endStaleVisit, leaveVisit, onSiteDevicesOut } from '../visits/leave-visit.ts';
import { recordArrival } from '../visits/record-visit.ts';
import { lastVisitOfMember, lastVisitOfProvisional, openProvisionalVisit, touchVisit, type Visit } from '../visits/visit-store.ts';
import { warnSuspended } from '../visits/warn-suspended.ts';
import { placeOf } from '../waiting/record-ticket.ts';
import { isRefusedTag, type ReadCode, readCode } from './card-of-frame.ts';
import { noticeEnrolment } from './notice-enrolment.ts';
import { isRepeated } from './is-repeated.ts';
import { bytesOfUuid, fingerprintOf, keepScan, keptOutcome } from './scan-store.ts';

/** One scan at the kiosk; the same `scanId` again gives the same answer. */
export function submitKioskScan(call: Call, input: ScanInput): KioskOutcome {
  const scanId = bytesOfUuid(input.scanId);
  const before = keptOutcome(call.db, scanId, 'kiosk');
  if (before !== undefined) return JSON.parse(before) as KioskOutcome; // written by keepScan below
  const fingerprint = fingerprintOf(call.core.ports.secrets, input.frame);
  const code = readCode(call, input.frame, input.source);
  noticeEnrolment(call, input.frame);
  const outcome = isRepeated(call, { role: 'kiosk', fingerprint }) ? ({ kind: 'duplicate' } as const) : outcomeOf(call, code);
  const outcomeKind = isRefusedTag(code) ? code.kind : outcome.kind;
  keepScan(call.db, { scanId, role: 'kiosk', source: input.source, at: call.now, fingerprint, outcomeKind, outcome });
  if (outcome.kind !== 'duplicate' && outcome.kind !== 'not-ours') call.changed('board', 'members', 'workstations');
  return outcome;
}

function outcomeOf(call: Call, code: ReadCode): KioskOutcome {
  switch (code.kind) {
    case 'not-ours':
    case 'wrong-tag':
    case 'source-locked':
      return { kind: 'not-ours' };
    case 'device':
    case 'workstation':
    case 'workshop':
    case 'command':
      return { kind: 'wrong-kind', scanned: code.kind };
    case 'replaced':
      raiseAlert(call.db, {
        kind: 'replaced-card',
        at: call.now,
        about: code.member === null ? code.shortNumber : `${shortName(code.member)} · ${code.shortNumber}`,
      });
      return { kind: 'replaced-card' };
    case 'blank':
      raiseAlert(call.db, { kind: 'unknown-card', at: call.now, about: code.shortNumber });
      return { kind: 'unknown-card' };
    case 'pass-refused':
      return { kind: 'pass-refused', why: code.why };
    case 'pass-again':
      return { kind: 'duplicate' };
    case 'unknown':
      if (code.oldKey && openProvisionalVisit(call.db, code.cardId) === undefined) {
        raiseAlert(call.db, { kind: 'unknown-card', at: call.now, about: code.shortNumber });
        return { kind: 'unknown-card' };
      }
      return decideHolder(call, { member: null, cardId: code.cardId, shortNumber: code.shortNumber });
    case 'member':
      return decideHolder(call, { member: code.member, cardId: code.cardId, shortNumber: '' });
    default:
      return assertNever(code);
  }
}

interface Holder {
  readonly member: Member | null;
  readonly cardId: string;
  readonly shortNumber: string;
}

/** What a genuine card of this person does now, however it was read. */
export function decideHolder(call: Call, holder: Holder): KioskOutcome {
  const settings = readSettings(call.db);
  const { member } = holder;
  const lastVisit = member === null ? lastVisitOfProvisional(call.db, holder.cardId) : lastVisitOfMember(call.db, member.id);
  const opening = openStateAt(settings, call.now);
  const today = businessDayOf(call.now, settings.timeZone);
  const decision = decideKioskScan(
    {
      card: 'known',
      lastVisit: lastVisit ?? null,
      today,
      open: opening.kind === 'open',
      onSiteDeviceOut: lastVisit !== undefined && lastVisit.leftAt === null && onSiteDevicesOut(call.db, lastVisit).length > 0,
    },
    call.now,
  );
  switch (decision.kind) {
    case 'replaced':
      return { kind: 'replaced-card' };
    case 'duplicate':
      return { kind: 'duplicate' };
    case 'close-stale-then-arrive':
    case 'close-stale-then-closed':
      if (lastVisit !== undefined) endStaleVisit(call, lastVisit, settings);
      return decision.kind === 'close-stale-then-arrive' ? arrive(call, holder, settings) : closed(opening, member);
    case 'arrive':
      return arrive(call, holder, settings);
    case 'closed':
      return closed(opening, member);
    case 'already-here':
    case 'leave':
      if (lastVisit === undefined) throw new Error('nobody can leave who never came');
      return decision.kind === 'leave' ? leaveVisit(call, lastVisit, { keepOpen: decision.keepOpen, kiosk: true }) : alreadyHere(call, lastVisit, member);
    default:
      return assertNever(decision);
  }
}

const closed = (opening: ReturnType<typeof openStateAt>, member: Member | null): KioskOutcome => ({
  kind: 'closed',
  opensAt: opening.kind === 'closed' && opening.opensAtMs !== null ? instantOf(opening.opensAtMs) : null,
  ...sheetNeeds(member),
});

function arrive(call: Call, holder: Holder, settings: Settings): KioskOutcome {
  const { member } = holder;
  const visit = recordArrival(call, { who: member ?? { provisionalCard: holder.cardId }, timeZone: settings.timeZone, kiosk: true });
  const at = instantOf(call.now);
  const suspended = member !== null && warnSuspended(call, member, visit.day);
  const purposes = offeredPurposes(call, suspended);
  if (member !== null) {
    const charter = charterForArrival(call, member);
    return {
      kind: 'checked-in',
      visitId: visit.id,
      firstName: member.firstName,
      at,
      purposes,
      ...(charter === undefined ? {} : { charter }),
      ...sheetNeeds(member),
    };
  }
  raiseAlert(call.db, { kind: 'provisional', at: call.now, about: holder.shortNumber });
  return { kind: 'provisional', visitId: visit.id, at, purposes };
}

function offeredPurposes(call: Call, suspended: boolean): readonly VisitPurpose[] {
  const { offeredPurposes: chosen } = readSettings(call.db);
  const offered = kioskPurposes.filter((purpose) => chosen.length === 0 || chosen.includes(purpose));
  return anyDeviceAvailable(call.db) && !suspended ? offered : offered.filter((purpose) => purpose !== 'device-loan');
}

function alreadyHere(call: Call, visit: Visit, member: Member | null): KioskOutcome {
  touchVisit(call.db, visit.id, call.now);
  return {
    kind: 'already-here',
    visitId: visit.id,
    firstName: member?.firstName ?? '',
    since: instantOf(visit.arrivedAt),
    waiting: placeOf(call.db, visit, call.now),
    ...sheetNeeds(member),
  };
}
