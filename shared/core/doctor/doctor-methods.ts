import { ProblemError } from '../../contract/problems.ts';
import type { Handlers } from '../core.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { holdScans, releaseScans } from './doctor-hold.ts';
import { examineCode } from './examine-code.ts';
import { scannerLine } from './hid-reading.ts';
import { testSheet } from './test-sheet.ts';

export const doctorMethods: Handlers<'doctor.hold' | 'doctor.release' | 'doctor.scanners' | 'doctor.examine' | 'doctor.sheet'> = {
  'doctor.hold': (call) => {
    // Not a staff method: a page that only waits must not keep the desk from locking.
    if (openSeat(call) === null) throw new ProblemError('sign-in-required');
    return { until: new Date(holdScans(call.core, call.caller.windowId, call.now)).toISOString() };
  },
  'doctor.release': (call) => {
    releaseScans(call.core, call.caller.windowId);
    return null;
  },
  'doctor.scanners': (call) => {
    const { seen } = call.core.scanner;
    return { library: seen !== null, scanners: (seen ?? []).map(scannerLine) };
  },
  'doctor.examine': (call, { texts }) => {
    const findings = texts.map((text) => examineCode(call.core, { text, aim: '', now: call.now }));
    const isOurs = (kind: string): boolean => kind !== 'foreign' && kind !== 'damaged';
    const ours = findings.findIndex(({ kind }) => isOurs(kind));
    const best = findings[ours] ?? findings.find(({ kind }) => kind === 'damaged') ?? findings[0];
    if (best === undefined) throw new ProblemError('invalid-input');
    return { finding: best, chosen: ours === -1 ? null : ours };
  },
  'doctor.sheet': async () => ({ html: await testSheet(), fileName: 'codes-de-test' }),
};
