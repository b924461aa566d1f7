/** The part of a batch that places it in its log. */
export interface OfferedBatch {
  readonly log: string;
  /** The log that this one replaced, as the terminal says in a log's first batch; null for its first log. */
  readonly after: string | null;
  readonly bseq: number;
  /** Sequence number of its first fact. */
  readonly first: number;
  /** Hash of the batch before, as the terminal says. */
  readonly prev: string;
  /** Its own hash, as computed from what arrived. */
  readonly hash: string;
}

/** What central holds of that log and of that terminal. */
export interface KnownLog {
  readonly head: { readonly bseq: number; readonly seq: number; readonly hash: string };
  /** Hash under which this very `bseq` is held, null when it is not. */
  readonly held: string | null;
  /** The terminal's newest log; null before the first. */
  readonly current: string | null;
}

/** `replay`: received before, answer as then. The others are refused with the head and the current log. */
export type AcceptDecision = 'apply' | 'replay' | 'fork' | 'gap' | 'unlinked';

/**
 * Steps 6 and 7 of TRUST 7.4. Logs of a terminal form a chain: a new one names the one it replaces, and only the newest takes more.
 * So a store that came back from a backup never goes on unnoticed, whichever log it thinks is its own.
 */
export function decideAcceptance(offered: OfferedBatch, known: KnownLog): AcceptDecision {
  const { head, held, current } = known;
  if (held !== null) return held === offered.hash ? 'replay' : 'fork';
  // What an abandoned log still held on the way is sent again by the log that replaced it.
  if (head.bseq > 0 && current !== offered.log) return 'fork';
  if (offered.bseq <= head.bseq) return 'fork';
  const continues = offered.bseq === head.bseq + 1 && offered.first === head.seq + 1 && offered.prev === head.hash;
  if (!continues) return 'gap';
  return head.bseq === 0 && current !== null && current !== offered.log && current !== offered.after ? 'unlinked' : 'apply';
}

/** Step 8: a fact is taken when its id is new, or its revision greater than the one held. Last-come never wins by coming last. */
export function revisionTakes(next: { readonly rev: number }, held: { readonly rev: number } | undefined): boolean {
  return held === undefined || next.rev > held.rev;
}
