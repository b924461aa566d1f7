import { businessDayOf } from '../../domain/calendar.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { closeDay } from './close-day.ts';
import { closingPreview } from './closing-preview.ts';
import { reopenDay } from './reopen-day.ts';

const today = (call: Call) => businessDayOf(call.now, readSettings(call.db).timeZone);

export const closingMethods: Handlers<'closing.preview' | 'closing.close' | 'closing.reopen'> = {
  'closing.preview': closingPreview,
  'closing.close': (call, { remark }) => {
    const day = today(call);
    closeDay(call, day, { by: requireSeat(call).staffId, remark: remark ?? '' });
    appendAudit(call, { method: 'closing.close', object: `day:${day}` });
    call.changed('closing', 'board', 'workstations', 'upload', 'site');
    return closingPreview(call);
  },
  'closing.reopen': (call, { reason }) => {
    const day = today(call);
    reopenDay(call, day, { staffId: requireSeat(call).staffId, reason });
    appendAudit(call, { method: 'closing.reopen', object: `day:${day} ${reason}` });
    call.changed('closing', 'upload', 'site');
    return closingPreview(call);
  },
};
