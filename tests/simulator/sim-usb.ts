import { nextCarriedReply } from '../../shared/domain/carried-reply.ts';
import type { UploadAnswer } from '../../shared/domain/upload-reaction.ts';
import type { Mutant, SimBatch } from './model.ts';
import { type Disk, nextBatch, settle, type Step } from './sim-terminal.ts';

/** A file of batches on a USB key, under the identity and the log of its time. */
export interface CarriedFile {
  readonly nonce: number;
  readonly terminal: number;
  readonly identity: number;
  readonly log: number;
  readonly batches: readonly SimBatch[];
}
export interface CarriedReplies {
  readonly file: CarriedFile;
  readonly replies: readonly { readonly batch: SimBatch; readonly answer: UploadAnswer }[];
}

/** Everything that waits, sealed and written; it goes on waiting (shared/core/outbox/write-export.ts). */
export function writeFile(disk: Disk, given: { readonly nonce: number; readonly terminal: number; readonly mutant: Mutant | null }): CarriedFile {
  const { mutant, ...rest } = given;
  let last = disk.batches.at(-1)?.bseq ?? 0;
  // Sealing one after the other, as if each were acknowledged.
  const { ackedBseq } = disk;
  for (;;) {
    disk.ackedBseq = last;
    const sealed = nextBatch(disk, null);
    if (sealed === undefined) break;
    last = sealed.bseq;
  }
  disk.ackedBseq = mutant === 'usb-export-acknowledges' ? last : ackedBseq;
  disk.exports.add(given.nonce);
  return { ...rest, identity: disk.identity, log: disk.log, batches: disk.batches.filter(({ bseq }) => bseq > ackedBseq) };
}

/** The replies carried back, settled in their order (shared/core/outbox/take-answer.ts). */
export function takeReplies(disk: Disk, { file, replies }: CarriedReplies, step: Step & { readonly unit: number }): void {
  const { mutant } = step;
  if (mutant !== 'usb-answer-for-any-file' && (file.identity !== disk.identity || !disk.exports.has(file.nonce))) return;
  const isFirst = !disk.answered.has(file.nonce);
  for (const { batch, answer } of replies) {
    const kind = answer.kind === 'receipt' ? 'receipt' : 'problem';
    const isOurLog = file.log === disk.log || mutant === 'usb-answer-for-any-file';
    const next = nextCarriedReply({ kind, bseq: batch.bseq }, { ackedBseq: disk.ackedBseq, isOurLog, isFirst });
    const held = disk.batches.find(({ bseq }) => bseq === batch.bseq);
    if (next === 'stop') break;
    if (next === 'skip' || held === undefined) continue;
    if (mutant === 'usb-answer-for-any-file' && kind === 'receipt') {
      disk.ackedBseq = held.bseq;
      disk.ackedSeq = held.lastSeq;
      continue;
    }
    if (settle(disk, held, { ...step, answer, clockCorrected: true, turns: 0 }) !== 'acknowledged') break;
  }
  disk.answered.add(file.nonce);
}
