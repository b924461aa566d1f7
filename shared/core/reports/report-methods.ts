import type { Handlers } from '../core.ts';
import { localTotals } from './local-totals.ts';

export const reportMethods: Handlers<'reports.month'> = {
  'reports.month': (call, { month }) => ({ month, totals: localTotals(call.db, `${month}-01`, `${month}-31`) }),
};
