import { ProblemError } from '../../contract/problems.ts';
import { instantOf } from '../../domain/calendar.ts';
import { laidOut } from '../../domain/room-plan.ts';
import { noteAct } from '../acts/act-store.ts';
import { newLabel } from '../cards/new-label.ts';
import type { Call, Handlers } from '../core.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { reservationLines } from '../reservations/reservation-methods.ts';
import { openReservations } from '../reservations/reservation-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { findVisit } from '../visits/visit-store.ts';
import { changeName, retire } from './change-workstation.ts';
import { correctSession } from './correct-session.ts';
import { endedSessions } from './ended-sessions.ts';
import { rulesPage } from './rules-page.ts';
import { declareUse, endSession, extendSession, seatMember, sitterOf } from './seat-member.ts';
import { changeWorkstationState } from './set-state.ts';
import {
  allWorkstations,
  findSession,
  findWorkstation,
  insertWorkstation,
  runningSessionAt,
  storedPlan,
  storePlan,
  type Workstation,
} from './workstation-store.ts';

export const workstationMethods: Handlers<
  | 'workstations.list'
  | 'workstations.seat'
  | 'workstations.end'
  | 'workstations.extend'
  | 'workstations.setUse'
  | 'workstations.ended'
  | 'workstations.correct'
  | 'workstations.setState'
  | 'workstations.arrange'
  | 'workstations.add'
  | 'workstations.rename'
  | 'workstations.retire'
  | 'rules.page'
> = {
  'workstations.list': (call) => {
    const spots = new Map(laidOut(storedPlan(call.db)).map(({ id, spot }) => [id, spot]));
    const kept = Map.groupBy(openReservations(call.db), (one) => one.workstationId);
    return allWorkstations(call.db).map((workstation) => {
      const session = runningSessionAt(call.db, workstation.id);
      const sitter = session === undefined ? null : sitterOf(call, session);
      return {
        workstationId: workstation.id,
        name: workstation.name,
        label: workstation.label,
        state: workstation.state,
        spot: spots.get(workstation.id) ?? { column: 0, row: 0 },
        reservations: reservationLines(call, kept.get(workstation.id) ?? []),
        session:
          session === undefined || session.visitId === null
            ? null
            : {
                sessionId: session.id,
                visitId: session.visitId,
                name: sitter === null ? '' : shortName(sitter),
                startedAt: instantOf(session.startedAt),
                endsAt: instantOf(session.endsAt),
                use: session.declaredUse,
              },
      };
    });
  },
  'workstations.seat': (call, input) => {
    const visit = findVisit(call.db, input.visitId);
    const workstation = findWorkstation(call.db, input.workstationId);
    const member = visit?.memberId == null ? undefined : findMember(call.db, visit.memberId);
    if (visit === undefined || workstation === undefined || member === undefined) throw new ProblemError('not-found');
    if (visit.leftAt !== null || visit.cancelledAt !== null) throw new ProblemError('stale');
    const seat = { workstationId: workstation.id, name: workstation.name };
    if (workstation.state !== 'in-service') return { kind: 'workstation-out-of-order', workstation: seat };
    if (runningSessionAt(call.db, workstation.id) !== undefined) return { kind: 'workstation-occupied', workstation: seat };
    call.changed('board', 'workstations');
    return seatMember(call, { member, visit, workstation, settings: readSettings(call.db) });
  },
  'workstations.end': (call, input) => {
    const session = findSession(call.db, input.sessionId);
    if (session === undefined) throw new ProblemError('not-found');
    call.changed('board', 'workstations');
    return endSession(call, session);
  },
  'workstations.extend': (call, input) => {
    const session = findSession(call.db, input.sessionId);
    if (session === undefined) throw new ProblemError('not-found');
    call.changed('board', 'workstations');
    return extendSession(call, session, input.minutes);
  },
  'workstations.setUse': (call, input) => {
    const session = findSession(call.db, input.sessionId);
    if (session === undefined) throw new ProblemError('not-found');
    call.changed('workstations');
    return declareUse(call, session, input.use);
  },
  'workstations.ended': endedSessions,
  'workstations.correct': correctSession,
  'workstations.setState': (call, input) => {
    const workstation = findWorkstation(call.db, input.workstationId);
    if (workstation === undefined) throw new ProblemError('not-found');
    call.changed('board', 'workstations');
    return changeWorkstationState(call, workstation, input.state);
  },
  'workstations.arrange': (call, input) => {
    noteAct(call.db, { at: call.now, about: siteHere(call.db)?.name ?? '', subject: { kind: 'room-plan', before: storedPlan(call.db) } });
    storePlan(
      call.db,
      input.plan.map(({ workstationId, spot }) => ({ id: workstationId, spot })),
    );
    call.changed('workstations', 'board');
    return { kind: 'room-arranged' };
  },
  'rules.page': (call) => rulesPage(call),
  'workstations.add': (call, input) => {
    const workstationId = insertWorkstation(call.db, input.name, newLabel(call.core.ports.random, 'workstation'));
    noteAct(call.db, { at: call.now, about: input.name, subject: { kind: 'workstation-added', workstationId } });
    call.changed('workstations', 'board');
    return { workstationId };
  },
  'workstations.rename': (call, input) => {
    call.changed('workstations', 'board');
    return changeName(call, presentWorkstation(call, input.workstationId), input.name);
  },
  'workstations.retire': (call, input) => {
    call.changed('workstations', 'board');
    return retire(call, presentWorkstation(call, input.workstationId));
  },
};

function presentWorkstation(call: Call, id: number): Workstation {
  const workstation = allWorkstations(call.db).find((one) => one.id === id);
  if (workstation === undefined) throw new ProblemError('not-found');
  return workstation;
}
