import type { DeskOutcome } from '../../contract/outcomes.ts';
import { assertNever } from '../../domain/brand.ts';
import type { PassReason } from '../../domain/lend-warnings.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { changeDeviceState, noteEvent } from '../devices/change-state.ts';
import { findDevice, setDeviceSite } from '../devices/device-store.ts';
import { receiveForeign } from '../devices/foreign-store.ts';
import { findMember } from '../members/member-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { deviceRef, lendDevices } from './lend-device.ts';
import { dropQuestion, type Question, questionAt } from './question-store.ts';

/** CONTINUER, by its card or its key: what waited for the animateur's say is done, and the reason is kept (UX D-R8). */
export function goOn(call: Call, reason: PassReason): DeskOutcome {
  const asked = questionAt(call.db, call.caller.windowId, call.now)?.question;
  if (asked === undefined) return { kind: 'nothing-waits' };
  dropQuestion(call.db, call.caller.windowId);
  return answer(call, asked, reason);
}

function answer(call: Call, asked: Question, reason: PassReason): DeskOutcome {
  switch (asked.kind) {
    case 'lend': {
      const member = findMember(call.db, asked.memberId);
      if (member === undefined) return { kind: 'nothing-waits' };
      // Meanwhile a colleague may have sent one to the repairer's.
      const devices = asked.deviceIds.flatMap((id) => findDevice(call.db, id) ?? []).filter((device) => device.state === 'available' && device.atSite === null);
      if (devices.length === 0) return { kind: 'nothing-waits' };
      return lendDevices(call, { member, devices, passed: { warnings: asked.warnings, reason } });
    }
    case 'foreign':
      receiveForeign(call.db, { label: asked.label, at: call.now, staffId: openSeat(call)?.staffId ?? null });
      return { kind: 'foreign-received', label: asked.label };
    case 'revive': {
      const device = findDevice(call.db, asked.deviceId);
      if (device === undefined) return { kind: 'nothing-waits' };
      if (device.atSite !== null) {
        setDeviceSite(call.db, device.id, null);
        noteEvent(call, device, { kind: 'taken-in', detail: device.atSite });
      } else noteAct(call.db, { at: call.now, about: device.name, subject: { kind: 'device-state', deviceId: device.id, before: device.state } });
      changeDeviceState(call, device, { state: 'available', reason: '' });
      return { kind: 'device-state', device: deviceRef(device), state: 'available' };
    }
    default:
      return assertNever(asked);
  }
}
