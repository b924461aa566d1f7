import { languages, programmes } from '../../domain/vocabulary.ts';
import type { Call } from '../core.ts';
import { changeDeviceState, noteEvent } from '../devices/change-state.ts';
import { describeDevice, findDevice, setAccessoriesOf } from '../devices/device-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { findMember, updateMember } from '../members/member-store.ts';
import { sheetFields, sheetSites } from '../members/sheet-fields.ts';
import type { DeviceBefore } from './bring-devices.ts';
import type { MemberBefore } from './bring-members.ts';
import { findImport, markImportUndone } from './import-store.ts';
import { devicesUsed, membersUsed, removeMade } from './import-use-store.ts';

/** Takes back a whole import: rows it made go, rows it changed are what they were. `used` when somebody has to do with one of them since. */
export function undoImport(call: Call, importId: number): 'undone' | 'used' | 'unknown' {
  const done = findImport(call.db, importId);
  if (done === undefined) return 'unknown';
  const before = JSON.parse(done.before) as readonly (MemberBefore | DeviceBefore)[]; // written by insertImport only
  const ids = new Set(before.map(({ id }) => Number(id)));
  if (done.kind === 'members' ? membersUsed(call.db, done, ids) : devicesUsed(call.db, done, ids)) return 'used';
  if (done.kind === 'members') for (const was of before as readonly MemberBefore[]) restoreSheet(call, was);
  else for (const was of before as readonly DeviceBefore[]) restoreDevice(call, was);
  removeMade(call.db, done);
  markImportUndone(call.db, done.id, call.now);
  appendAudit(call, { method: 'imports.undo', object: `import:${done.id}` });
  return 'undone';
}

function restoreSheet(call: Call, was: MemberBefore): void {
  const member = findMember(call.db, was.id);
  if (member === undefined) return;
  const { firstName, lastName, homeSite } = member;
  const programme = programmes.find((one) => one === was.programme) ?? 'none';
  const language = languages.find((one) => one === was.language) ?? 'fr';
  const { birthYear, district } = was;
  const [largeText, toComplete] = [was.largeText === 1, was.toComplete === 1];
  updateMember(
    call.db,
    was.id,
    sheetFields(sheetSites(call.db), { firstName, lastName, homeSite, birthYear, district, programme, language, largeText, toComplete }),
  );
}

function restoreDevice(call: Call, was: DeviceBefore): void {
  const device = findDevice(call.db, was.id);
  if (device === undefined) return;
  describeDevice(call.db, device.id, was);
  setAccessoriesOf(call.db, device.id, was.accessories);
  noteEvent(call, device, { kind: 'described' });
  changeDeviceState(call, device, { state: was.state, reason: '' });
}
