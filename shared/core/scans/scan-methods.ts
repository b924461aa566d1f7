import { dismissAlert, raiseAlert } from '../alerts/alert-store.ts';
import type { Handlers } from '../core.ts';
import { dropQuestion } from '../loans/question-store.ts';
import { arriveByNumber, findByNumber } from './arrive-by-number.ts';
import { scannerStatus } from '../scanners/scanner-state.ts';
import { dropPending } from './pending-store.ts';
import { chooseByHand, submitDeskScan } from './submit-desk-scan.ts';
import { submitKioskScan } from './submit-kiosk-scan.ts';

export const scanMethods: Handlers<
  | 'scans.submitKiosk'
  | 'scans.submitDesk'
  | 'scans.dropPending'
  | 'scans.choose'
  | 'scanners.status'
  | 'help.call'
  | 'alerts.dismiss'
  | 'cards.findByNumber'
  | 'visits.arriveByNumber'
> = {
  'scans.submitKiosk': submitKioskScan,
  'scans.submitDesk': submitDeskScan,
  'scans.dropPending': (call) => {
    dropPending(call.db, call.caller.windowId);
    dropQuestion(call.db, call.caller.windowId);
    call.changed('board');
    return null;
  },
  'scans.choose': (call, { half, id }) => chooseByHand(call, { half, id }),
  'scanners.status': (call) => scannerStatus(call.core.scanner),
  'cards.findByNumber': findByNumber,
  'visits.arriveByNumber': arriveByNumber,
  'help.call': (call, { forgottenCard }) => {
    raiseAlert(call.db, { kind: forgottenCard === true ? 'forgotten-card' : 'help', at: call.now, about: '' });
    call.changed('board');
    return null;
  },
  'alerts.dismiss': (call, input) => {
    dismissAlert(call.db, input.alertId, call.now);
    call.changed('board');
    return null;
  },
};
