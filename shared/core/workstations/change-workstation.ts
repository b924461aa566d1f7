import type { DeskOutcome } from '../../contract/outcomes.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { openReservations } from '../reservations/reservation-store.ts';
import { findWorkstation, renameWorkstation, runningSessionAt, setRetired, type Workstation } from './workstation-store.ts';

const refOf = ({ id, name }: Workstation) => ({ workstationId: id, name });

/** Another name for a workstation; its label stays. */
export function changeName(call: Call, workstation: Workstation, name: string): DeskOutcome {
  renameWorkstation(call.db, workstation.id, name);
  noteAct(call.db, { at: call.now, about: name, subject: { kind: 'workstation-name', workstationId: workstation.id, before: workstation.name } });
  return { kind: 'workstation-renamed', workstation: { ...refOf(workstation), name } };
}

/** Takes a workstation out of the room for good; its past sessions stay. Not while somebody sits there or has it reserved. */
export function retire(call: Call, workstation: Workstation): DeskOutcome {
  if (isWanted(call, workstation)) return { kind: 'workstation-occupied', workstation: refOf(workstation) };
  setRetired(call.db, workstation.id, call.now);
  noteAct(call.db, { at: call.now, about: workstation.name, subject: { kind: 'workstation-retired', workstationId: workstation.id } });
  return { kind: 'workstation-retired', workstation: refOf(workstation) };
}

const isWanted = (call: Call, { id }: Workstation): boolean =>
  runningSessionAt(call.db, id) !== undefined || openReservations(call.db).some((one) => one.workstationId === id);

/** Undoes the adding of a workstation: false once somebody uses it. */
export function unaddWorkstation(call: Call, workstationId: number): boolean {
  const workstation = findWorkstation(call.db, workstationId);
  if (workstation === undefined || isWanted(call, workstation)) return false;
  setRetired(call.db, workstation.id, call.now);
  return true;
}
