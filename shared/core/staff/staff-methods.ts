import { instantOf } from '../../domain/calendar.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Handlers } from '../core.ts';
import { checkPassphrase, pepperOf } from './check-passphrase.ts';
import { newPassphrase } from './new-staff.ts';
import { LOCK_AFTER_MS, openSeat } from './staff-seat.ts';
import { allStaff, insertStaff } from './staff-store.ts';

export const staffMethods: Handlers<'staff.list' | 'staff.session' | 'staff.signIn' | 'staff.lock' | 'staff.signOut' | 'staff.touch' | 'staff.add'> = {
  'staff.list': (call) => allStaff(call.db).map((staff) => ({ staffId: staff.id, name: staff.name })),
  'staff.session': (call) => {
    openSeat(call);
    const seat = call.core.staffSeats.get(call.caller.windowId);
    if (seat === undefined) return { kind: 'none' };
    const staff = { staffId: seat.staffId, name: seat.name };
    return seat.locked ? { kind: 'locked', staff } : { kind: 'open', staff, locksAt: instantOf(seat.lastActiveAt + LOCK_AFTER_MS) };
  },
  'staff.signIn': async (call, input) => {
    const outcome = await checkPassphrase(call, input);
    if (outcome.kind === 'signed-in') {
      call.core.staffSeats.set(call.caller.windowId, { ...outcome.staff, lastActiveAt: call.core.ports.clock.now(), locked: false });
      call.changed('staff');
    }
    return outcome;
  },
  'staff.lock': (call) => {
    const seat = call.core.staffSeats.get(call.caller.windowId);
    if (seat !== undefined) seat.locked = true;
    call.changed('staff');
    return null;
  },
  'staff.signOut': (call) => {
    call.core.staffSeats.delete(call.caller.windowId);
    call.changed('staff');
    return null;
  },
  // The dispatcher already noted the activity: commands of an open seat keep it open.
  'staff.touch': () => null,
  'staff.add': async (call, input) => {
    const { passphrase, verifier } = await newPassphrase(call, pepperOf(call));
    const staffId = call.write(() => {
      const id = insertStaff(call.db, { name: input.name, verifier, at: call.now });
      appendAudit(call, { method: 'staff.add', object: `staff:${id}` });
      return id;
    });
    call.changed('staff');
    return { staff: { staffId, name: input.name }, passphrase };
  },
};
