import { ProblemError } from '../../contract/problems.ts';
import type { UploadStatus } from '../../contract/views.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Call, Handlers } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { enrolTerminal } from './enrol-terminal.ts';
import { outboxLog, rejectedFacts, waitingFacts } from './outbox-store.ts';
import { uploadNow } from './upload-job.ts';

export const outboxMethods: Handlers<'upload.status' | 'upload.now' | 'upload.enrol'> = {
  'upload.status': statusOf,
  'upload.now': async (call) => {
    if (readSettings(call.db).terminal === null) throw new ProblemError('not-enrolled');
    await uploadNow(call.core);
    return statusOf(call);
  },
  'upload.enrol': async (call, input) => {
    const answer = await enrolTerminal(call, input);
    await uploadNow(call.core);
    return answer;
  },
};

function statusOf(call: Call): UploadStatus {
  const log = outboxLog(call.db);
  const { centralUrl, terminal } = readSettings(call.db);
  const { count, oldestAt } = waitingFacts(call.db);
  const time = (at: number | null | undefined): string | null => (at == null ? null : instantOf(at));
  return {
    enrolled: terminal !== null,
    centralUrl,
    waiting: count,
    oldestAt: time(oldestAt),
    lastSuccessAt: time(log?.lastSuccessAt),
    nextTryAt: time(log?.nextTryAt),
    lastError: log?.lastError ?? null,
    rejected: rejectedFacts(call.db),
  };
}
