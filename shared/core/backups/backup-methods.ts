import { appendAudit } from '../audit/append-audit.ts';
import type { Handlers } from '../core.ts';
import { backupStatus, backUpNow } from './backup-job.ts';

export const backupMethods: Handlers<'backup.status' | 'backup.now'> = {
  'backup.status': (call) => backupStatus(call.core),
  'backup.now': async (call) => {
    await backUpNow(call.core);
    call.write(() => appendAudit(call, { method: 'backup.now', object: 'store' }));
    return backupStatus(call.core);
  },
};
