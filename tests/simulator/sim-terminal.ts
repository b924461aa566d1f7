import { type Outbox, type Settled, settleAnswer } from '../../shared/core/outbox/settle-answer.ts';
import { cutBatch, type Suspects } from '../../shared/domain/cut-batch.ts';
import { nextRevision, revisionFloor } from '../../shared/domain/revision-floor.ts';
import type { UploadAnswer } from '../../shared/domain/upload-reaction.ts';
import { copyOfHanded, noHanded, type TerminalHanded } from './sim-handed.ts';
import { hashOf, type Mutant, NO_HASH, type SentFact, type SimBatch, type SimFact } from './model.ts';

/** What the terminal's disk holds: its business, and the outbox written with it. A backup is a copy of it. */
export interface Disk {
  /** Under which central knows it; a backup holds that of its time. */
  identity: number;
  /** Latest revision of everything that happened, as the desk counts it. */
  truth: Map<number, SimFact>;
  facts: SimFact[];
  log: number;
  after: number | null;
  batches: SimBatch[];
  ackedBseq: number;
  ackedSeq: number;
  knownSeq: number;
  revFloor: number;
  suspects: Suspects | null;
  withheld: Set<number>;
  attempts: number;
  nextTryAt: number;
  clockOffset: number;
  /** Logs begun again because of what central answered. */
  renewals: number;
  handed: TerminalHanded;
  /** Files written here, and those whose answers were read. */
  exports: Set<number>;
  answered: Set<number>;
}
export const emptyDisk = (number: number): Disk => ({
  identity: number,
  truth: new Map(),
  facts: [],
  log: number,
  after: null,
  batches: [],
  ackedBseq: 0,
  ackedSeq: 0,
  knownSeq: 0,
  revFloor: 0,
  suspects: null,
  withheld: new Set(),
  attempts: 0,
  nextTryAt: 0,
  clockOffset: 0,
  renewals: 0,
  handed: noHanded(),
  exports: new Set(),
  answered: new Set(),
});
export const copyOfDisk = (disk: Disk): Disk => ({
  ...disk,
  truth: new Map(disk.truth),
  facts: [...disk.facts],
  batches: [...disk.batches],
  withheld: new Set(disk.withheld),
  handed: copyOfHanded(disk.handed),
  exports: new Set(disk.exports),
  answered: new Set(disk.answered),
});

/** What a terminal needs of its world for one step. */
export interface Step {
  /** By the terminal's own clock. */
  readonly now: number;
  readonly newLog: () => number;
  readonly newContent: () => number;
  readonly mutant: Mutant | null;
}

const LIMITS = { facts: 4, bytes: 1_000 };

/** The use case and its outbox entry, in one transaction; a bug may be killed between the two. */
export function record(disk: Disk, fact: Omit<SimFact, 'seq'>, isCutShort: boolean): void {
  const kept = { ...fact, seq: disk.facts.length + 1 };
  disk.truth.set(fact.id, kept);
  if (!isCutShort) disk.facts.push(kept);
}
/** A correction of something recorded here. */
export function correct(disk: Disk, id: number, step: Step & { readonly epoch: number }): void {
  const rev = nextRevision(latestRev(disk, id), disk.revFloor);
  record(disk, { id, rev, content: step.newContent(), epoch: step.epoch, isOdd: false, isPoison: false, isDeath: false }, false);
}
function latestRev(disk: Disk, id: number): number {
  return disk.facts.reduce((most, fact) => (fact.id === id && fact.rev > most ? fact.rev : most), 0);
}

/** The batch to send: the first not acknowledged, else the next facts sealed. */
export function nextBatch(disk: Disk, mutant: Mutant | null): SimBatch | undefined {
  if (mutant === 'terminal-rebuilds-batch-at-retry' && disk.attempts > 0) disk.batches = disk.batches.filter(({ bseq }) => bseq <= disk.ackedBseq);
  return disk.batches.find(({ bseq }) => bseq > disk.ackedBseq) ?? sealNext(disk);
}

function sealNext(disk: Disk): SimBatch | undefined {
  const previous = disk.batches.at(-1);
  const from = previous?.lastSeq ?? 0;
  const waiting = disk.facts.slice(from, from + LIMITS.facts);
  const count = cutBatch(
    waiting.map(({ seq }) => ({ seq, bytes: 100 })),
    LIMITS,
    disk.suspects,
  );
  const facts = waiting.slice(0, count).map((fact): SentFact => (disk.withheld.has(fact.seq) ? { seq: fact.seq, withheld: true } : fact));
  const last = facts.at(-1);
  if (last === undefined) return undefined;
  const bseq = (previous?.bseq ?? 0) + 1;
  const prev = previous?.hash ?? NO_HASH;
  const after = bseq === 1 ? disk.after : null;
  const batch = { log: disk.log, after, bseq, firstSeq: from + 1, lastSeq: last.seq, prev, facts, hash: hashOf(disk.log, bseq, prev, facts) };
  disk.batches.push(batch);
  return batch;
}

/** A new log with everything; as shared/core/outbox/renew-log.ts. */
export function renew(
  disk: Disk,
  step: Step & { readonly why: 'restored' | 'diverged' | 'set-aside'; readonly after: string | null; readonly suspects?: Suspects | null },
): void {
  const { mutant } = step;
  if (mutant !== 'terminal-no-revision-floor') disk.revFloor = revisionFloor(disk.revFloor, step.now + disk.clockOffset);
  const isFirstSign = step.why === 'diverged' || (step.why === 'set-aside' && disk.suspects === null);
  freshLog(disk, step, { suspects: step.suspects === undefined ? disk.suspects : step.suspects, after: step.after });
  if (!isFirstSign || mutant === 'terminal-no-repeat-of-corrections') return;
  const repeated = disk.facts.filter((fact) => fact.seq > disk.knownSeq && fact.rev > 1 && latestRev(disk, fact.id) === fact.rev);
  for (const fact of repeated) record(disk, { ...fact, rev: Math.max(fact.rev + 1, disk.revFloor), content: step.newContent() }, false);
}

function freshLog(disk: Disk, step: Step, given: { readonly suspects: Suspects | null; readonly after: string | null }): void {
  const unackedOnly = step.mutant === 'terminal-new-log-sends-unacked-only';
  const marker: SimBatch = { log: 0, after: null, bseq: 0, firstSeq: 0, lastSeq: disk.ackedSeq, hash: NO_HASH, prev: '', facts: [] };
  if (given.after !== null) disk.after = Number(given.after);
  else if (disk.ackedBseq > 0) disk.after = disk.log;
  disk.log = step.newLog();
  disk.batches = unackedOnly ? [marker] : [];
  disk.ackedBseq = 0;
  disk.ackedSeq = unackedOnly ? disk.ackedSeq : 0;
  disk.suspects = given.suspects;
}

function outboxOn(disk: Disk, step: Step): Outbox<SimBatch> {
  const { mutant } = step;
  const outbox: Outbox<SimBatch> = {
    attempts: disk.attempts,
    hashAt: (bseq) => disk.batches.find((batch) => batch.bseq === bseq)?.hash ?? null,
    acknowledge: (batch) => {
      disk.ackedBseq = mutant === 'terminal-acknowledges-later-batches-too' ? (disk.batches.at(-1)?.bseq ?? batch.bseq) : batch.bseq;
      disk.ackedSeq = batch.lastSeq;
      disk.knownSeq = Math.max(disk.knownSeq, batch.lastSeq);
      disk.attempts = 0;
      disk.nextTryAt = 0;
      if (disk.suspects !== null && disk.suspects.last <= batch.lastSeq) disk.suspects = null;
    },
    rewindTo: (bseq) => {
      const from = mutant === 'terminal-rewind-past-head' ? bseq + 1 : bseq;
      disk.ackedBseq = from - 1;
      disk.ackedSeq = disk.batches.find((batch) => batch.bseq === from - 1)?.lastSeq ?? 0;
    },
    correctClock: (offset) => {
      disk.clockOffset = offset;
    },
    fail: (_error, afterMs) => {
      disk.attempts += 1;
      disk.nextTryAt = step.now + afterMs;
    },
    beginAgain: (after) => {
      disk.renewals += 1;
      renew(disk, { ...step, why: 'diverged', after });
    },
    setAside: (_batch, { suspects, withheld }) => {
      if (mutant === 'terminal-quarantine-blocks') return outbox.fail('central-refused', 1_000);
      if (withheld !== null) disk.withheld.add(withheld);
      return renew(disk, { ...step, why: 'set-aside', after: null, suspects: mutant === 'terminal-never-narrows' ? null : suspects });
    },
  };
  return outbox;
}

/** The answer settled by the shipped function, unless the bug of this world is there. */
export function settle(
  disk: Disk,
  batch: SimBatch,
  given: { readonly answer: UploadAnswer; readonly unit: number; readonly clockCorrected: boolean; readonly turns: number } & Step,
): Settled {
  const { answer, mutant } = given;
  const outbox = outboxOn(disk, given);
  const believe = (): Settled => {
    outbox.acknowledge(batch);
    return 'acknowledged';
  };
  if (mutant === 'terminal-believes-any-200' && answer.kind === 'receipt') return believe();
  if (mutant === 'terminal-no-hash-check' && answer.kind === 'receipt' && answer.headBseq === batch.bseq) return believe();
  if (mutant === 'terminal-drops-after-tries' && answer.kind === 'none' && disk.attempts >= 3) return believe();
  if (answer.kind === 'problem') {
    if (mutant === 'terminal-adopts-server-head' && answer.status === 409) return believe();
    if (mutant === 'terminal-ignores-clock' && answer.code === 'clock') {
      outbox.fail('clock-off', 1_000);
      return 'wait';
    }
    if (mutant === 'terminal-empties-queue-when-revoked' && answer.status === 403) {
      disk.ackedBseq = batch.bseq;
      disk.ackedSeq = batch.lastSeq;
    }
  }
  return settleAnswer(outbox, batch, given);
}
