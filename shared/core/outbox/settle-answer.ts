import { assertNever } from '../../domain/brand.ts';
import type { Suspects } from '../../domain/cut-batch.ts';
import { reactToUpload, type UploadAnswer, type UploadError } from '../../domain/upload-reaction.ts';

/** A batch as deciding needs it; `hash` hexadecimal. */
export interface Sealed {
  readonly bseq: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly hash: string;
}

/** The terminal's side of the log, whatever keeps it. Every change is one step of the caller's transaction. */
export interface Outbox<B extends Sealed> {
  readonly attempts: number;
  hashAt(bseq: number): string | null;
  acknowledge(batch: B): void;
  rewindTo(bseq: number): void;
  correctClock(offsetMs: number): void;
  fail(error: UploadError | 'not-enrolled' | 'terminal-revoked', afterMs: number): void;
  /** A new log with all facts from the first on, after the log that central names (null: after ours); corrections that central may know otherwise are said again above any old revision. */
  beginAgain(after: string | null): void;
  /** A new log with all facts; `suspects` go out in halves, the `withheld` fact as its place alone. */
  setAside(batch: B, then: { readonly suspects: Suspects | null; readonly withheld: number | null }): void;
}

export interface Sending {
  readonly now: number;
  readonly unit: number;
  readonly clockCorrected: boolean;
  /** Turns since the last acknowledgement in this sending. */
  readonly turns: number;
}
export type Settled = 'acknowledged' | 'go-on' | 'clock-corrected' | 'wait';

/** What central's answer to a batch changes here (TRUST 7.5); the simulator runs this very function. */
export function settleAnswer<B extends Sealed>(outbox: Outbox<B>, batch: B, given: { readonly answer: UploadAnswer } & Sending): Settled {
  const { attempts } = outbox;
  const hashAt = (bseq: number): string | null => outbox.hashAt(bseq);
  const reaction = reactToUpload(given.answer, { bseq: batch.bseq, hash: batch.hash, hashAt, attempts, ...given });
  switch (reaction.kind) {
    case 'acknowledge':
      outbox.acknowledge(batch);
      return 'acknowledged';
    case 'correct-clock':
      outbox.correctClock(reaction.offsetMs);
      return 'clock-corrected';
    case 'resend-from':
      outbox.rewindTo(reaction.bseq);
      return 'go-on';
    case 'new-log':
      outbox.beginAgain(reaction.after);
      return 'go-on';
    case 'set-aside': {
      const isOne = batch.firstSeq === batch.lastSeq;
      outbox.setAside(batch, { suspects: isOne ? null : { first: batch.firstSeq, last: batch.lastSeq }, withheld: isOne ? batch.firstSeq : null });
      return 'go-on';
    }
    case 're-enrol':
      // Facts queue up and the desk says so; a day later it asks again, for a central that changed its mind.
      outbox.fail(reaction.isRevoked ? 'terminal-revoked' : 'not-enrolled', 86_400_000);
      return 'wait';
    case 'retry':
      outbox.fail(reaction.error, reaction.afterMs);
      return 'wait';
    default:
      return assertNever(reaction);
  }
}
