import { instantOf } from '../../domain/calendar.ts';
import type { Handlers } from '../core.ts';
import { markLog } from './log-mark.ts';
import { waitingFacts } from './outbox-store.ts';
import { takeAnswer } from './take-answer.ts';
import { lastExport } from './usb-store.ts';
import { writeExport } from './write-export.ts';

export const usbMethods: Handlers<'usb.state' | 'usb.export' | 'usb.takeAnswer'> = {
  'usb.state': ({ db }) => {
    const last = lastExport(db);
    return {
      waiting: waitingFacts(db).count,
      lastExport:
        last === undefined
          ? null
          : { at: instantOf(last.at), batches: last.batches, facts: last.facts, answeredAt: last.answeredAt === null ? null : instantOf(last.answeredAt) },
    };
  },
  'usb.export': writeExport,
  'usb.takeAnswer': async (call, { text }) => {
    const taken = call.write(() => takeAnswer(call, text));
    // A log that began again is marked before it is used.
    markLog(call.db, call.core.ports.dataFolder);
    return taken;
  },
};
