import { type CarriedAnswer, carriedAnswer, type CarriedReply } from '../../contract/carried-files.ts';
import { ProblemError } from '../../contract/problems.ts';
import { contentOf, documentHolds, signedDocument } from '../../contract/signed-document.ts';
import type { UsbAnswer } from '../../contract/usb-methods.ts';
import { nextCarriedReply } from '../../domain/carried-reply.ts';
import type { UploadAnswer } from '../../domain/upload-reaction.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { applyHandedDown } from '../organisation/apply-handed-down.ts';
import { batchAt, noteRejected, outboxLog, waitingFacts } from './outbox-store.ts';
import { settleAnswer } from './settle-answer.ts';
import { storedBatch, storedOutbox } from './stored-outbox.ts';
import { readIdentity } from './terminal-identity.ts';
import { findExport, noteExportAnswered } from './usb-store.ts';

/**
 * Central's answer to a file of batches, carried back: each reply is settled as over the network, all in the caller's transaction.
 * Read again it changes nothing; of another terminal, another central or a file that was not written here it is refused whole.
 */
export function takeAnswer(call: Call, text: string): UsbAnswer {
  const answer = verified(call, text);
  const { db, now } = call;
  const known = findExport(db, answer.nonce);
  if (known === undefined) throw new ProblemError('answer-for-another');
  const taken = settleAll(call, answer, known.answeredAt === null);
  applyHandedDown(db, answer.handedDown, now);
  noteExportAnswered(db, answer.nonce, now);
  appendAudit(call, { method: 'usb.takeAnswer', object: `export:${answer.nonce}` });
  call.changed('upload', 'settings', 'site');
  return { ...taken, waiting: waitingFacts(db).count };
}

function verified(call: Call, text: string): CarriedAnswer {
  const identity = readIdentity(call.core);
  if (identity === null || identity.centralKey === null) throw new ProblemError('not-enrolled');
  const signed = signedDocument.safeParse(jsonOf(text)).data;
  if (signed === undefined) throw new ProblemError('answer-unreadable');
  if (!documentHolds('epn-answer-v1', signed, identity.centralKey)) throw new ProblemError('answer-not-signed');
  const answer = carriedAnswer.safeParse(contentOf(signed)).data;
  if (answer === undefined) throw new ProblemError('answer-unreadable');
  if (answer.to !== identity.terminal) throw new ProblemError('answer-for-another');
  return answer;
}

/** `isFirst`: refusals of a file are obeyed once; receipts are as good the tenth time as the first. */
function settleAll(call: Call, answer: CarriedAnswer, isFirst: boolean): Pick<UsbAnswer, 'acknowledged' | 'facts' | 'refused'> {
  const { db, now } = call;
  const { random } = call.core.ports;
  let [acknowledged, facts] = [0, 0];
  for (const reply of answer.replies.toSorted((a, b) => a.bseq - b.bseq)) {
    const log = outboxLog(db);
    if (log === undefined) break;
    const next = nextCarriedReply(reply, { ackedBseq: log.ackedBseq, isOurLog: log.logId.toString('hex') === answer.log, isFirst });
    const batch = batchAt(db, reply.bseq);
    if (next === 'stop') break;
    if (next === 'skip' || batch === undefined) continue;
    const outbox = storedOutbox(db, { log, now, newLogId: () => random.bytes(16) });
    const unit = Buffer.from(random.bytes(4)).readUInt32BE(0) / 2 ** 32;
    const settled = settleAnswer(outbox, storedBatch(batch), { answer: answerOf(reply), now, unit, turns: 0, clockCorrected: true });
    if (settled !== 'acknowledged') return { acknowledged, facts, refused: true };
    if (reply.kind === 'receipt') for (const fact of reply.quarantined) noteRejected(db, { ...fact, at: now });
    acknowledged += 1;
    facts += batch.lastSeq - batch.firstSeq + 1;
  }
  return { acknowledged, facts, refused: false };
}

function answerOf(reply: CarriedReply): UploadAnswer {
  if (reply.kind === 'receipt') return { kind: 'receipt', headBseq: reply.head.bseq, headHash: reply.head.hash };
  const { status, code, head, current } = reply;
  return { kind: 'problem', status, code, head, current, retryAfterMs: null, serverTimeMs: null };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the schema refuses it
  }
}
