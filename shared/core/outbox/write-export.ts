import { carriedBounds, type CarriedBatches } from '../../contract/carried-files.ts';
import { ProblemError } from '../../contract/problems.ts';
import { signDocument } from '../../contract/signed-document.ts';
import type { UsbExporting } from '../../contract/usb-methods.ts';
import { instantOf } from '../../domain/calendar.ts';
import { cardsAskedAfter } from '../../domain/handed-down-rules.ts';
import type { Call } from '../core.ts';
import { handedDownState } from '../organisation/handed-down-store.ts';
import { markLog } from './log-mark.ts';
import { batchAt, outboxLog, unackedBatches, waitingFacts } from './outbox-store.ts';
import { sealNextBatch } from './seal-batch.ts';
import { readIdentity, type TerminalIdentity } from './terminal-identity.ts';
import { keepExport } from './usb-store.ts';

/**
 * Writes what waits into one signed file, as the very batches that the network would carry: sealed, committed and marked before they leave.
 * They go on waiting until central's word comes back, by network or by file; writing again is harmless.
 */
export async function writeExport(call: Call): Promise<UsbExporting> {
  const { db, ports } = call.core;
  const identity = readIdentity(call.core);
  const log = outboxLog(db);
  if (identity === null || log === undefined) throw new ProblemError('not-enrolled');
  while (sealNextBatch(db, call.now) !== undefined);
  markLog(db, ports.dataFolder);
  const { content, facts } = gather(call, identity, log.logId.toString('hex'));
  const text = JSON.stringify(signDocument('epn-export-v1', content, identity.key));
  const fileName = `envoi-${identity.terminal}-${content.at.slice(0, 16).replace(/\D/g, '')}.accueil`;
  const batches = content.batches.length;
  const done = { fileName, batches, facts, left: waitingFacts(db).count - facts };
  // Remembered before it leaves: an answer is believed only for a file that was written here.
  call.write(() => keepExport(db, { nonce: content.nonce, at: call.now, batches, facts }));
  call.changed('upload');
  if (ports.files === null) return { kind: 'here', text, ...done };
  const saved = await ports.files.save({ suggestedName: fileName, text }).catch((): never => {
    throw new ProblemError('file-not-written');
  });
  return saved === null ? { kind: 'cancelled' } : { kind: 'saved', ...done, fileName: saved };
}

function gather(call: Call, { terminal, keyId }: TerminalIdentity, log: string): { readonly content: CarriedBatches; readonly facts: number } {
  const { db, ports } = call.core;
  const batches: CarriedBatches['batches'] = [];
  let [bytes, facts] = [0, 0];
  for (const { bseq, firstSeq, lastSeq } of unackedBatches(db)) {
    const batch = batchAt(db, bseq);
    bytes += batch?.bytes.length ?? 0;
    if (batch === undefined || batches.length === carriedBounds.batches || bytes > carriedBounds.sealedBytes) break;
    batches.push({ bseq, bytes: batch.bytes.toString('base64') });
    facts += lastSeq - firstSeq + 1;
  }
  const held = handedDownState(db);
  const ask = { version: held.version, cardsAfter: cardsAskedAfter(held.cardsUpTo) };
  const nonce = Buffer.from(ports.random.bytes(16)).toString('base64url');
  return { facts, content: { v: 1, terminal, keyId, log, nonce, at: instantOf(call.now), ask, batches } };
}
