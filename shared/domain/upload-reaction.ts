/** Where central's copy of a log ends; `hash` is that of the batch `bseq`, hexadecimal. */
export interface KnownHead {
  readonly bseq: number;
  readonly hash: string;
}

/** What central answered to one batch, or that nothing came back. */
export type UploadAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'receipt'; readonly headHash: string; readonly headBseq: number }
  | {
      readonly kind: 'problem';
      readonly status: number;
      /** Central's own code; empty when somebody else answered (a proxy, a captive portal). */
      readonly code: string;
      readonly retryAfterMs: number | null;
      readonly serverTimeMs: number | null;
      readonly head: KnownHead | null;
      /** The newest log that central has of this terminal. */
      readonly current: string | null;
    };

export type UploadError = 'central-unreachable' | 'central-refused' | 'central-wrong-receipt' | 'clock-off';

/** What the terminal does then (TRUST 7.5). Nothing is ever dropped, nothing ever gives up. */
export type UploadReaction =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: UploadError }
  | { readonly kind: 'correct-clock'; readonly offsetMs: number }
  | { readonly kind: 'resend-from'; readonly bseq: number }
  /** A new log: everything kept is sent again under a new log id; fact ids make it harmless. `after`: the log that it replaces, null for our own. */
  | { readonly kind: 'new-log'; readonly after: string | null }
  /** Central can do nothing with these bytes: they are kept for diagnosis, their facts go out again in two halves, in a new log. */
  | { readonly kind: 'set-aside' }
  /** `isRevoked`: somebody at central said so, rather than central not knowing us. */
  | { readonly kind: 're-enrol'; readonly isRevoked: boolean };

const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;
/** Turns in one sending without any acknowledgement; a central that keeps refusing is left alone for a while. */
export const TURNS_WITHOUT_PROGRESS = 24;

/** Full jitter: anything up to min(1 h, 5 s · 2^attempts). `unit` is drawn in [0, 1). */
export function backOffMs(attempts: number, unit: number): number {
  return Math.floor(unit * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20)));
}

export interface SentBatch {
  readonly bseq: number;
  readonly hash: string;
  /** Hash of an earlier batch of this log, null when it is not kept. */
  readonly hashAt: (bseq: number) => string | null;
  /** Failures in a row before this answer. */
  readonly attempts: number;
  /** Turns of this sending since the last acknowledgement. */
  readonly turns: number;
  readonly now: number;
  readonly unit: number;
  /** Whether the clock was already corrected for this very sending. */
  readonly clockCorrected: boolean;
}

const WAITING_STATUSES: readonly number[] = [408, 425, 429];
const UNUSABLE_STATUSES: readonly number[] = [400, 413, 415, 422];

/** The table of TRUST 7.5. */
export function reactToUpload(answer: UploadAnswer, sent: SentBatch): UploadReaction {
  const later = (error: UploadError, least = 0): UploadReaction => ({
    kind: 'retry',
    afterMs: Math.max(least, backOffMs(sent.attempts, sent.unit)),
    error,
  });
  if (answer.kind === 'none') return later('central-unreachable');
  // Another hash than ours is never an acknowledgement, whatever the status says.
  if (answer.kind === 'receipt')
    return answer.headHash === sent.hash && answer.headBseq === sent.bseq ? { kind: 'acknowledge' } : later('central-wrong-receipt');
  const wait = answer.retryAfterMs ?? 0;
  if (WAITING_STATUSES.includes(answer.status) || answer.status >= 500) return later('central-unreachable', wait);
  // Not central's own refusal: a proxy or a portal in between. It says nothing about us or about the batch.
  if (answer.code === '' && answer.status !== 413) return later('central-refused', wait);
  if (answer.code === 'clock') {
    if (answer.serverTimeMs === null || sent.clockCorrected) return later('clock-off', wait);
    return { kind: 'correct-clock', offsetMs: answer.serverTimeMs - sent.now };
  }
  if (answer.status === 401 || answer.status === 403) return { kind: 're-enrol', isRevoked: answer.code === 'revoked' };
  if (sent.turns >= TURNS_WITHOUT_PROGRESS) return later('central-refused', wait);
  if (answer.status === 409) return answer.code === 'gap' ? afterGap(answer, sent) : { kind: 'new-log', after: answer.current };
  if (UNUSABLE_STATUSES.includes(answer.status)) return { kind: 'set-aside' };
  return later('central-refused', wait);
}

/** Central's copy ends elsewhere: go on from there when it is our own past, else begin again. */
function afterGap({ head, current }: { readonly head: KnownHead | null; readonly current: string | null }, sent: SentBatch): UploadReaction {
  const newLog = { kind: 'new-log', after: current } as const;
  if (head === null || head.bseq + 1 >= sent.bseq) return newLog;
  return head.bseq === 0 || sent.hashAt(head.bseq) === head.hash ? { kind: 'resend-from', bseq: head.bseq + 1 } : newLog;
}

/** A Retry-After header in ms from now: seconds or an HTTP date (RFC 9110 §10.2.3), a day at most. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), 86_400_000);
}
