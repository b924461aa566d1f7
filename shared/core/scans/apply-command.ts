import type { DeskOutcome } from '../../contract/outcomes.ts';
import { assertNever } from '../../domain/brand.ts';
import type { DeskCommand } from '../../domain/command-codes.ts';
import { undoLast } from '../acts/undo-last.ts';
import type { Call } from '../core.ts';
import { findDevice } from '../devices/device-store.ts';
import { goOn } from '../loans/go-on.ts';
import { deviceOf, loanInFocus, noteDamaged, noteMissing } from '../loans/note-trouble.ts';
import { findMember } from '../members/member-store.ts';
import { departVisit } from '../visits/depart-visit.ts';
import { lastVisitOfMember, type Visit } from '../visits/visit-store.ts';
import { extendSession } from '../workstations/seat-member.ts';
import { changeWorkstationState } from '../workstations/set-state.ts';
import { findWorkstation, runningSessionAt, runningSessionOf, type Session } from '../workstations/workstation-store.ts';
import { dropPending, type Pending } from './pending-store.ts';

/** What one "+30 MIN" card adds. */
const MORE_MINUTES = 30;

/** What a command card does, to the half that waits where it needs one (UX D-R9). A command carried out uses that half up. */
export function applyCommand(call: Call, command: DeskCommand, pending: Pending | null): DeskOutcome {
  switch (command) {
    case 'undo':
      return undoLast(call);
    case 'more-time': {
      const session = pending === null ? undefined : sessionOf(call, pending);
      return session === undefined ? { kind: 'command-needs', command } : used(call, extendSession(call, session, MORE_MINUTES));
    }
    case 'out-of-order': {
      const workstation = pending?.half === 'workstation' ? findWorkstation(call.db, pending.subjectId) : undefined;
      return workstation === undefined ? { kind: 'command-needs', command } : used(call, changeWorkstationState(call, workstation, 'out-of-order'));
    }
    case 'departure': {
      const visit = pending === null ? undefined : visitOf(call, pending);
      return visit === undefined ? { kind: 'command-needs', command } : used(call, departVisit(call, visit));
    }
    case 'go-on':
      return goOn(call, 'card');
    case 'charger-missing': {
      const loan = loanInFocus(call);
      return loan === undefined ? { kind: 'command-needs', command } : noteMissing(call, loan, 'charger');
    }
    case 'damaged': {
      const chosen = pending?.half === 'device' ? findDevice(call.db, pending.subjectId) : undefined;
      if (chosen !== undefined) return used(call, noteDamaged(call, chosen, undefined));
      const loan = loanInFocus(call);
      return loan === undefined ? { kind: 'command-needs', command } : noteDamaged(call, deviceOf(call, loan), loan);
    }
    default:
      return assertNever(command);
  }
}

function used(call: Call, outcome: DeskOutcome): DeskOutcome {
  dropPending(call.db, call.caller.windowId);
  return outcome;
}

function sessionOf(call: Call, pending: Pending): Session | undefined {
  if (pending.half === 'workstation') {
    const workstation = findWorkstation(call.db, pending.subjectId);
    return workstation === undefined ? undefined : runningSessionAt(call.db, workstation.id);
  }
  const visit = visitOf(call, pending);
  return visit === undefined ? undefined : runningSessionOf(call.db, visit.id);
}

function visitOf(call: Call, pending: Pending): Visit | undefined {
  const member = pending.half === 'person' ? findMember(call.db, pending.subjectId) : undefined;
  return member === undefined ? undefined : lastVisitOfMember(call.db, member.id);
}
