/** What central answered to one batch, or that nothing came back. */
export type UploadAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'receipt'; readonly headHash: string; readonly headBseq: number }
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: string;
      readonly retryAfterS: number | null;
      readonly serverTimeMs: number | null;
      readonly headBseq: number | null;
    };

/** What the terminal does then (TRUST 7.5). Nothing is ever dropped, nothing ever gives up. */
export type UploadReaction =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: 'central-unreachable' | 'central-refused' }
  | { readonly kind: 'correct-clock'; readonly offsetMs: number }
  | { readonly kind: 'resend-from'; readonly bseq: number }
  /** A new log: everything kept is sent again under a new log id; fact ids make it harmless. */
  | { readonly kind: 'new-log' }
  | { readonly kind: 're-enrol' };

const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;

/** Full jitter: anything up to min(1 h, 5 s · 2^attempts). `unit` is drawn in [0, 1). */
export function backOffMs(attempts: number, unit: number): number {
  return Math.floor(unit * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20)));
}

export interface SentBatch {
  readonly bseq: number;
  readonly hash: string;
  /** Failures in a row before this answer. */
  readonly attempts: number;
  readonly now: number;
  readonly unit: number;
  /** Whether the clock was already corrected for this very sending. */
  readonly clockCorrected: boolean;
}

export function reactToUpload(answer: UploadAnswer, sent: SentBatch): UploadReaction {
  const later = (error: 'central-unreachable' | 'central-refused', least = 0): UploadReaction => ({
    kind: 'retry',
    afterMs: Math.max(least, backOffMs(sent.attempts, sent.unit)),
    error,
  });
  if (answer.kind === 'none') return later('central-unreachable');
  if (answer.kind === 'receipt') {
    // Another hash than ours is never an acknowledgement, whatever the status says.
    return answer.headHash === sent.hash ? { kind: 'acknowledge' } : later('central-refused');
  }
  const wait = (answer.retryAfterS ?? 0) * 1000;
  if (answer.status === 401 && answer.code === 'clock' && answer.serverTimeMs !== null && !sent.clockCorrected) {
    return { kind: 'correct-clock', offsetMs: answer.serverTimeMs - sent.now };
  }
  if ((answer.status === 401 || answer.status === 403) && answer.code !== 'clock') return { kind: 're-enrol' };
  if (answer.status === 409 && answer.code === 'gap' && answer.headBseq !== null && answer.headBseq < sent.bseq) {
    return { kind: 'resend-from', bseq: answer.headBseq + 1 };
  }
  if (answer.status === 409) return { kind: 'new-log' };
  if (answer.status === 408 || answer.status === 425 || answer.status === 429 || answer.status >= 500) return later('central-unreachable', wait);
  return later('central-refused', wait);
}
