import type { Handlers } from '../core.ts';
import { checkPassphrase } from '../staff/check-passphrase.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { bringDevices } from './bring-devices.ts';
import { bringMembers } from './bring-members.ts';
import { deviceSheet, exportSheet, memberSheet } from './export-sheets.ts';
import { likeMembers } from './like-members.ts';
import { mappingFor } from './mapping-store.ts';

export const importMethods: Handlers<
  'imports.mapping' | 'imports.likeMembers' | 'imports.members' | 'imports.devices' | 'exports.members' | 'exports.devices'
> = {
  'imports.mapping': (call, { kind, headings }) => mappingFor(call.db, kind, headings),
  'imports.likeMembers': likeMembers,
  'imports.members': bringMembers,
  'imports.devices': bringDevices,
  'exports.members': async (call, { format, passphrase }) => {
    const checked = await checkPassphrase(call, { staffId: requireSeat(call).staffId, passphrase });
    if (checked.kind !== 'signed-in') return checked;
    return await exportSheet(call, memberSheet(call), { method: 'exports.members', format });
  },
  'exports.devices': async (call, { format }) => await exportSheet(call, deviceSheet(call), { method: 'exports.devices', format }),
};
