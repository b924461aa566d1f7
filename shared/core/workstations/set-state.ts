import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { WorkstationState } from '../../domain/vocabulary.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { runningSessionAt, setWorkstationState, type Workstation } from './workstation-store.ts';

/** Puts a workstation out of order or back in service. One that somebody uses stays as it is: end the session first. */
export function changeWorkstationState(call: Call, workstation: Workstation, state: WorkstationState): DeskOutcome {
  const ref = { workstationId: workstation.id, name: workstation.name };
  if (runningSessionAt(call.db, workstation.id) !== undefined) return { kind: 'workstation-occupied', workstation: ref };
  if (workstation.state !== state) {
    setWorkstationState(call.db, workstation.id, state);
    noteAct(call.db, {
      at: call.now,
      about: workstation.name,
      subject: { kind: 'workstation-state', workstationId: workstation.id, before: workstation.state },
    });
  }
  return { kind: 'workstation-state', workstation: ref, state };
}
