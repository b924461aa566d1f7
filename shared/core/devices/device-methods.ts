import { newLabel } from '../cards/new-label.ts';
import type { Handlers } from '../core.ts';
import { openLoans } from '../loans/loan-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { plainDevice } from './plain-device.ts';
import { allDevices, insertDevice } from './device-store.ts';

export const deviceMethods: Handlers<'devices.list' | 'devices.add'> = {
  'devices.list': (call) => {
    const holders = new Map(openLoans(call.db).map((loan) => [loan.deviceId, findMember(call.db, loan.memberId)]));
    return allDevices(call.db).map((device) => {
      const holder = holders.get(device.id);
      const { id: deviceId, name, label, kind, state } = device;
      return { deviceId, name, label, kind, state, lentTo: holder === undefined ? null : shortName(holder) };
    });
  },
  'devices.add': (call, input) => {
    const label = newLabel(call.core.ports.random, 'device');
    call.changed('devices', 'site');
    return { deviceId: insertDevice(call.db, plainDevice(input.name, input.kind, label)), label };
  },
};
