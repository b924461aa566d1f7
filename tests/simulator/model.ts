import type { Sealed } from '../../shared/core/outbox/settle-answer.ts';

/** One revision of something that happened; `content` is a number that no other revision has. */
export interface SimFact {
  readonly seq: number;
  readonly id: number;
  readonly rev: number;
  readonly content: number;
  /** How many restores its terminal had seen when it was recorded. */
  readonly epoch: number;
  /** Central sets it apart alone. */
  readonly isOdd: boolean;
  /** The death of the card whose number is the fact's id: central hands it to all. */
  readonly isDeath: boolean;
  /** Central can do nothing with a batch that holds it (too large, unreadable). */
  readonly isPoison: boolean;
}
export type SentFact = SimFact | { readonly seq: number; readonly withheld: true };

/** A sealed batch: what would be bytes is an array that nobody changes. */
export interface SimBatch extends Sealed {
  readonly log: number;
  readonly after: number | null;
  readonly prev: string;
  readonly facts: readonly SentFact[];
}

/** A cheap stand-in for SHA-256 over log, number, previous hash and bytes. */
export function hashOf(log: number, bseq: number, prev: string, facts: readonly SentFact[]): string {
  let a = Math.imul(log + 7, 0x9e3779b1) ^ bseq;
  let b = Math.imul(bseq + 3, 0x85ebca6b) ^ log;
  for (let at = 0; at < prev.length; at++) a = Math.imul(a ^ prev.charCodeAt(at), 0x01000193);
  for (const fact of facts) {
    a = Math.imul(a ^ fact.seq, 0xc2b2ae35) ^ (a >>> 13);
    b = Math.imul(b ^ ('withheld' in fact ? 1 : fact.content * 2), 0x27d4eb2f) ^ (b >>> 11);
  }
  return `${a >>> 0}.${b >>> 0}`;
}
export const NO_HASH = '0';

/** Bugs planted on purpose; each must make some world go wrong. */
export const mutants = [
  'server-keyed-by-sequence',
  'server-known-batch-without-log',
  'server-known-batch-without-hash',
  'server-last-write-wins',
  'server-accepts-gaps',
  'server-ignores-previous-hash',
  'server-head-before-facts',
  'server-answers-before-commit',
  'server-bad-fact-refuses-batch',
  'server-logs-not-chained',
  'nobody-notices-a-restore',
  'server-identity-owns-facts',
  'terminal-rebuilds-batch-at-retry',
  'terminal-adopts-server-head',
  'terminal-no-hash-check',
  'terminal-believes-any-200',
  'terminal-drops-after-tries',
  'terminal-quarantine-blocks',
  'terminal-outbox-outside-transaction',
  'terminal-new-log-sends-unacked-only',
  'terminal-no-revision-floor',
  'terminal-no-repeat-of-corrections',
  'terminal-ignores-clock',
  'terminal-empties-queue-when-revoked',
  'terminal-rewind-past-head',
  'terminal-never-narrows',
  'terminal-acknowledges-later-batches-too',
  'server-retires-at-once',
  'server-keeps-old-keys',
  'terminal-takes-key-before-answer',
  'server-versions-by-count',
  'server-cards-by-number',
  'terminal-takes-any-document',
  'usb-export-acknowledges',
  'usb-answer-for-any-file',
  'usb-import-skips-the-chain',
] as const;
export type Mutant = (typeof mutants)[number];
