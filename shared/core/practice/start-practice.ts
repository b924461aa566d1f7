import { addDays, businessDayOf, epochOfLocal, localMinute } from '../../domain/calendar.ts';
import type { BusinessDay, DeviceId, MemberId, WorkstationId } from '../../domain/brand.ts';
import { cleanName, searchKeyOf } from '../../domain/member-search.ts';
import { all, run } from '../../db/prepared.ts';
import { giveNewCard } from '../cards/give-new-card.ts';
import { newLabel } from '../cards/new-label.ts';
import { closeDay } from '../closing/close-day.ts';
import type { Call } from '../core.ts';
import { insertDevice } from '../devices/device-store.ts';
import { plainDevice } from '../devices/plain-device.ts';
import { signFrameworkOnPaper } from '../loans/sign-framework.ts';
import { recordLoan, recordLoanChange } from '../loans/record-loan.ts';
import { findMember, insertMember } from '../members/member-store.ts';
import { layTerminal } from '../setup/lay-terminal.ts';
import { newPassphrase } from '../staff/new-staff.ts';
import { endVisit } from '../visits/leave-visit.ts';
import { type Recording, recordArrival, recordVisitChange } from '../visits/record-visit.ts';
import { recordSessionStart } from '../workstations/record-session.ts';
import { practiceCardKey, practiceOrganisationKey, practicePepper } from './practice-keys.ts';
import {
  type Draw,
  fictionalDay,
  fictionalMember,
  type FictionalVisit,
  practiceDevices,
  practiceMembers,
  practiceSites,
  practiceStaffName,
  practiceWorkstations,
  seededDraw,
} from './practice-world.ts';

/** Past days that the practice store begins with. */
const PAST_DAYS = 35;
const TIME_ZONE = 'Europe/Paris';
const OPENS_AT = 540;

/** Fills a fresh store with the fictional antenne: people, cards, devices, five past weeks, all through the real rules. */
export async function startPractice(call: Call): Promise<{ staffName: string; passphrase: string }> {
  const { secrets } = call.core.ports;
  const { passphrase, verifier } = await newPassphrase(call, practicePepper);
  await secrets.set('card-key-1', practiceCardKey);
  await secrets.set('org-key', practiceOrganisationKey);
  await secrets.set('pepper', practicePepper);
  const draw = seededDraw(20_261_124);
  call.write(() => {
    layTerminal(call, {
      sites: practiceSites,
      thisSite: 'GER',
      workstations: Array.from({ length: practiceWorkstations }, (_, index) => `Poste ${index + 1}`),
      staff: { name: practiceStaffName, verifier },
      // Always open, so that it can be tried at any hour.
      settings: { mode: 'practice', timeZone: TIME_ZONE, opening: [], practicePassphrase: passphrase },
    });
    livePastWeeks(call, draw);
  });
  call.changed('setup', 'site', 'staff', 'settings', 'board', 'members', 'workstations', 'devices', 'loans', 'upload');
  return { staffName: practiceStaffName, passphrase };
}

interface World {
  readonly members: readonly MemberId[];
  readonly seats: readonly WorkstationId[];
  readonly devices: readonly DeviceId[];
}

function livePastWeeks(call: Call, draw: Draw): void {
  const today = businessDayOf(call.now, TIME_ZONE);
  const firstDay = addDays(today, -PAST_DAYS);
  const world: World = {
    members: Array.from({ length: practiceMembers }, (_, index) => newMember(at(call, epochOfLocal(firstDay, OPENS_AT, TIME_ZONE)), draw, index)),
    seats: all<{ id: WorkstationId }>(call.db, 'SELECT id FROM workstations ORDER BY id').map((row) => row.id),
    devices: practiceDevices.map(({ name, kind }) => insertDevice(call.db, plainDevice(name, kind, newLabel(call.core.ports.random, 'device')))),
  };
  for (let ago = PAST_DAYS; ago >= 1; ago--) {
    const day = addDays(today, -ago);
    if (localMinute(epochOfLocal(day, 720, TIME_ZONE), TIME_ZONE).weekday <= 5) liveDay(call, { day, visits: fictionalDay(draw), world });
  }
}

const at = (call: Call, now: number): Recording => ({ core: call.core, db: call.db, now });

function newMember(rec: Recording, draw: Draw, index: number): MemberId {
  const person = fictionalMember(draw, index, new Date(rec.now).getUTCFullYear());
  const firstName = cleanName(person.firstName);
  const lastName = cleanName(person.lastName);
  const memberId = insertMember(rec.db, {
    ...person,
    firstName,
    lastName,
    uid: rec.core.ports.random.bytes(16),
    homeSite: 'GER',
    language: 'fr',
    largeText: 0,
    toComplete: 0,
    searchKey: searchKeyOf({ ...person, firstName, lastName }),
    at: rec.now,
  });
  giveNewCard(rec, memberId);
  signFrameworkOnPaper(rec, memberId);
  return memberId;
}

function liveDay(call: Call, given: { day: BusinessDay; visits: readonly FictionalVisit[]; world: World }): void {
  const opens = epochOfLocal(given.day, OPENS_AT, TIME_ZONE);
  for (const visit of given.visits) liveVisit(call, { visit, from: opens + visit.minute * 60_000, world: given.world });
  closeDay(at(call, opens + 600 * 60_000), given.day, { by: null });
  // Nobody needs to know who sat where in a past that never was (TRUST L-2).
  run(call.db, 'UPDATE workstation_sessions SET visit_id = NULL WHERE day = ? AND ended_at IS NOT NULL', given.day);
}

function liveVisit(call: Call, given: { visit: FictionalVisit; from: number; world: World }): void {
  const { visit, from, world } = given;
  const arrival = at(call, from);
  const memberId = world.members[visit.member];
  const member = memberId === undefined ? undefined : findMember(call.db, memberId);
  if (memberId === undefined || member === undefined) return;
  const arrived = recordArrival(arrival, { who: member, timeZone: TIME_ZONE, kiosk: false });
  const present = recordVisitChange(arrival, arrived, { purpose: visit.purpose });
  const leave = at(call, from + visit.length * 60_000);
  const workstationId = visit.workstation === null ? undefined : world.seats[visit.workstation];
  if (workstationId !== undefined)
    recordSessionStart(arrival, { workstationId, visitId: present.id, endsAt: from + 60 * 60_000, timeZone: TIME_ZONE, declaredUse: visit.purpose });
  const deviceId = visit.device === null ? undefined : world.devices[visit.device];
  if (deviceId !== undefined) {
    const dueAt = from + 90 * 60_000;
    const loan = recordLoan(arrival, { deviceId, memberId, visitId: present.id, place: 'on-site', dueAt, timeZone: TIME_ZONE });
    recordLoanChange(leave, loan, { returnedAt: leave.now });
  }
  endVisit(leave, present, { at: leave.now, quality: visit.estimated ? 'estimated' : 'measured', kiosk: false });
}
