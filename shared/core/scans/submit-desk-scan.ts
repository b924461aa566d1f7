import type { ScanInput } from '../../contract/methods.ts';
import type { DeskOutcome, PersonRef } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { assertNever } from '../../domain/brand.ts';
import { type DeskDecision, decideDeskScan, PENDING_MS, type ScannedThing } from '../../domain/decide-desk-scan.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import type { Call } from '../core.ts';
import { deviceRef, lendDevices, personRef } from '../loans/lend-device.ts';
import { openLoanOfDevice } from '../loans/loan-store.ts';
import { askQuestion, dropQuestion, type Question, QUESTION_MS } from '../loans/question-store.ts';
import { returnLoan } from '../loans/return-device.ts';
import { findMember } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { allSites } from '../sites/site-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { countDevice, isCounting } from '../stock/count-device.ts';
import { ensurePresent } from '../visits/desk-arrival.ts';
import { endSession, seatMember } from '../workstations/seat-member.ts';
import { runningSessionAt } from '../workstations/workstation-store.ts';
import { applyCommand } from './apply-command.ts';
import { isRefusedTag, type ReadCode, readCode } from './card-of-frame.ts';
import { deviceOf, memberOf, thingOf, thingOfPending, workstationOf } from './desk-things.ts';
import { dropPending, keepPending, type Pending, pendingAt } from './pending-store.ts';
import { pendingView } from './pending-view.ts';
import { noticeEnrolment } from './notice-enrolment.ts';
import { isRepeated } from './is-repeated.ts';
import { bytesOfUuid, fingerprintOf, keepScan, keptOutcome } from './scan-store.ts';

/** One scan at the desk; the same `scanId` again gives the same answer. */
export function submitDeskScan(call: Call, input: ScanInput): DeskOutcome {
  const scanId = bytesOfUuid(input.scanId);
  const before = keptOutcome(call.db, scanId, 'desk');
  if (before !== undefined) return JSON.parse(before) as DeskOutcome; // written by keepScan below
  const fingerprint = fingerprintOf(call.core.ports.secrets, input.frame);
  const code = readCode(call, input.frame, input.source);
  const again = isRepeated(call, { role: 'desk', fingerprint });
  const outcome = noticeEnrolment(call, input.frame) ?? (again ? ({ kind: 'duplicate' } as const) : outcomeOf(call, code));
  const outcomeKind = isRefusedTag(code) ? code.kind : outcome.kind;
  keepScan(call.db, { scanId, role: 'desk', source: input.source, at: call.now, fingerprint, outcomeKind, outcome });
  const seat = openSeat(call);
  if (seat !== null) seat.lastActiveAt = call.now;
  call.changed('board', 'workstations', 'loans', 'devices', 'members', 'stock');
  return outcome;
}

function outcomeOf(call: Call, code: ReadCode): DeskOutcome {
  const locked = openSeat(call) === null;
  switch (code.kind) {
    case 'not-ours':
    case 'wrong-tag':
    case 'source-locked':
      return { kind: 'not-ours' };
    case 'pass-refused':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'pass-refused', why: code.why };
    case 'pass-again':
      return { kind: 'pass-refused', why: 'used' };
    case 'replaced':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'replaced-card' };
    case 'blank':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'blank-card', cardId: code.cardId, shortNumber: code.shortNumber };
    case 'unknown':
      raiseAlert(call.db, { kind: 'unknown-card', at: call.now, about: code.shortNumber });
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'unknown-card' };
    case 'workshop':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'not-managed', asked: 'workshop' };
    case 'command':
      return locked ? { kind: 'locked', done: 'nothing' } : applyCommand(call, code.command, pendingAt(call.db, call.caller.windowId, call.now));
    case 'device':
    case 'workstation':
    case 'member': {
      if (code.kind === 'device' && !locked && isCounting(call)) return countDevice(call, code.label);
      const scanned = thingOf(call, code);
      if (locked) return whileLocked(call, scanned);
      if (scanned === null) return code.kind === 'member' ? { kind: 'unknown-card' } : unknownLabel(call, code);
      return happens(call, scanned);
    }
    default:
      return assertNever(code);
  }
}

/** A person or device chosen by hand does what its scan does: the desk can be run without a scanner. */
export function chooseByHand(call: Call, chosen: { readonly half: Pending['half']; readonly id: number }): DeskOutcome {
  const thing = thingOfPending(call, { half: chosen.half, subjectId: chosen.id, also: [], until: call.now });
  if (thing === null || (chosen.half === 'person' && findMember(call.db, chosen.id) === undefined)) throw new ProblemError('not-found');
  call.changed('board', 'workstations', 'loans', 'devices', 'members', 'stock');
  return happens(call, thing);
}

function happens(call: Call, thing: ScannedThing): DeskOutcome {
  // Whatever waited for CONTINUER is over: the newest scan wins.
  dropQuestion(call.db, call.caller.windowId);
  const pending = pendingAt(call.db, call.caller.windowId, call.now);
  return apply(call, thing, decideDeskScan(thing, pending === null ? null : thingOfPending(call, pending)));
}

/** A device that this antenne does not know may be another antenne's: CONTINUER notes that it is here. */
function unknownLabel(call: Call, { kind, label }: Extract<ReadCode, { readonly kind: 'device' | 'workstation' }>): DeskOutcome {
  if (kind === 'device') ask(call, { kind: 'foreign', label });
  return { kind: 'unknown-label', scanned: kind, label };
}
const ask = (call: Call, question: Question): void => askQuestion(call.db, call.caller.windowId, { question, until: call.now + QUESTION_MS });

/** A locked desk still notes arrivals and returns, and names nobody (UX D17). */
function whileLocked(call: Call, scanned: ScannedThing | null): DeskOutcome {
  if (scanned?.kind === 'person') {
    ensurePresent(call, memberOf(call, scanned.memberId), readSettings(call.db));
    return { kind: 'locked', done: 'arrival' };
  }
  const loan = scanned?.kind === 'device' && scanned.lentTo !== null ? openLoanOfDevice(call.db, deviceOf(call, scanned.deviceId).id) : undefined;
  if (loan === undefined) return { kind: 'locked', done: 'nothing' };
  returnLoan(call, loan);
  return { kind: 'locked', done: 'return' };
}

function apply(call: Call, scanned: ScannedThing, decision: DeskDecision): DeskOutcome {
  if (decision.kind === 'select') return select(call, scanned, decision.before);
  dropPending(call.db, call.caller.windowId);
  switch (decision.kind) {
    case 'lend':
      return lendDevices(call, {
        member: memberOf(call, decision.memberId),
        devices: decision.deviceIds.map((id) => deviceOf(call, id)),
        passed: null,
      });
    case 'return': {
      const loan = openLoanOfDevice(call.db, deviceOf(call, decision.deviceId).id);
      if (loan === undefined) throw new Error('the device is out and has no loan');
      return returnLoan(call, loan);
    }
    case 'start-session': {
      const settings = readSettings(call.db);
      const member = memberOf(call, decision.memberId);
      const { visit } = ensurePresent(call, member, settings);
      return seatMember(call, { member, visit, workstation: workstationOf(call, decision.workstationId), settings });
    }
    case 'end-session': {
      const session = runningSessionAt(call.db, workstationOf(call, decision.workstationId).id);
      if (session === undefined) throw new Error('the workstation is used and has no session');
      return endSession(call, session);
    }
    case 'occupied':
      return { kind: 'workstation-occupied', workstation: seatRef(call, decision.workstationId) };
    case 'out-of-order':
      return { kind: 'workstation-out-of-order', workstation: seatRef(call, decision.workstationId) };
    case 'unavailable': {
      ask(call, { kind: 'revive', deviceId: decision.deviceId });
      return { kind: 'device-unavailable', device: deviceRef(deviceOf(call, decision.deviceId)), state: decision.state };
    }
    case 'elsewhere': {
      const device = deviceOf(call, decision.deviceId);
      ask(call, { kind: 'revive', deviceId: device.id });
      return { kind: 'device-elsewhere', device: deviceRef(device), siteName: allSites(call.db).find((site) => site.code === device.atSite)?.name ?? '' };
    }
    default:
      return assertNever(decision);
  }
}

function select(call: Call, scanned: ScannedThing, also: readonly number[]): DeskOutcome {
  const before = pendingAt(call.db, call.caller.windowId, call.now);
  const until = call.now + PENDING_MS;
  const subjectId = scanned.kind === 'person' ? scanned.memberId : scanned.kind === 'device' ? scanned.deviceId : scanned.workstationId;
  const pending: Pending = { half: scanned.kind, subjectId, until, also };
  keepPending(call.db, call.caller.windowId, pending);
  const view = pendingView(call.db, pending);
  if (view === null) throw new Error('the thing just scanned is not there');
  switch (view.kind) {
    case 'person':
      return {
        kind: 'person-selected',
        person: view.person,
        arrived: ensurePresent(call, memberOf(call, subjectId), readSettings(call.db)).arrived,
        instead: replacedBy(call, before, subjectId),
        pending: view,
      };
    case 'device':
      return { kind: 'device-selected', device: view.device, pending: view };
    case 'workstation':
      return { kind: 'workstation-selected', workstation: view.workstation, pending: view };
    default:
      return assertNever(view);
  }
}

/** The person who was waiting for a device or a workstation when somebody else's card came between (UX D-R5). */
function replacedBy(call: Call, before: Pending | null, memberId: number): PersonRef | null {
  if (before?.half !== 'person' || before.subjectId === memberId) return null;
  return personRef(memberOf(call, before.subjectId));
}

const seatRef = (call: Call, id: number) => ({ workstationId: workstationOf(call, id).id, name: workstationOf(call, id).name });
