import { ProblemError } from '../../contract/problems.ts';
import { fact } from '../../contract/facts.ts';
import type { RejectedLine, UploadStatus } from '../../contract/views.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Call, Handlers } from '../core.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { readSettings } from '../settings/settings-store.ts';
import { enrolTerminal } from './enrol-terminal.ts';
import { outboxLog, putRejectedAway, putTooOldAway, type RejectedFact, rejectedFacts, setAsideBatches, tooOldFacts, waitingFacts } from './outbox-store.ts';
import { rotateKey } from './rotate-key.ts';
import { uploadNow } from './upload-job.ts';

export const outboxMethods: Handlers<'upload.status' | 'upload.now' | 'upload.renewKey' | 'upload.putAway' | 'upload.enrol'> = {
  'upload.status': statusOf,
  'upload.now': async (call) => {
    if (readSettings(call.db).terminal === null) throw new ProblemError('not-enrolled');
    await uploadNow(call.core);
    return statusOf(call);
  },
  'upload.renewKey': async (call) => {
    const wrong = await rotateKey(call.core);
    if (wrong !== null) throw new ProblemError(wrong);
    call.write(() => appendAudit(call, { method: 'upload.renewKey', object: `terminal:${readSettings(call.db).terminal ?? ''}` }));
    call.changed('upload');
    return statusOf(call);
  },
  'upload.putAway': (call, input) => {
    if ('factId' in input) putRejectedAway(call.db, input.factId, call.now);
    else putTooOldAway(call.db, call.now);
    call.changed('upload');
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
  const { centralUrl, terminal, keySince } = readSettings(call.db);
  const { count, oldestAt } = waitingFacts(call.db);
  const time = (at: number | null | undefined): string | null => (at == null ? null : instantOf(at));
  return {
    enrolled: terminal !== null,
    centralUrl,
    keyFrom: time(keySince),
    waiting: count,
    oldestAt: time(oldestAt),
    lastSuccessAt: time(log?.lastSuccessAt),
    nextTryAt: time(log?.nextTryAt),
    lastError: log?.lastError ?? null,
    clockOffsetMs: log?.clockOffsetMs ?? 0,
    renewed: log == null || log.renewedAt === null || log.renewedWhy === null ? null : { at: instantOf(log.renewedAt), why: log.renewedWhy },
    setAside: setAsideBatches(call.db),
    rejected: rejectedFacts(call.db).map(lineOf),
    tooOld: tooOldFacts(call.db),
  };
}

function lineOf({ factId, reason, at, payload }: RejectedFact): RejectedLine {
  const known = payload === null ? null : fact.parse(JSON.parse(payload));
  return { factId, reason, at: instantOf(at), about: known === null ? null : { kind: known.kind, day: known.day } };
}
