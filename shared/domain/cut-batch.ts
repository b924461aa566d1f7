/** A fact that waits: its place in the log and how many bytes it takes. */
export interface WaitingFact {
  readonly seq: number;
  readonly bytes: number;
}

/** Facts among which one is known to be unusable for central; they go out in small batches until it is found. */
export interface Suspects {
  readonly first: number;
  readonly last: number;
}

export interface BatchLimits {
  readonly facts: number;
  readonly bytes: number;
}

/** How many of the waiting facts the next batch takes: a prefix within the limits that never mixes suspects with others. */
export function cutBatch(waiting: readonly WaitingFact[], limits: BatchLimits, suspects: Suspects | null): number {
  const among = (seq: number): boolean => suspects !== null && seq >= suspects.first && seq <= suspects.last;
  const first = waiting[0];
  if (first === undefined) return 0;
  const half = suspects === null ? limits.facts : Math.ceil((suspects.last - suspects.first + 1) / 2);
  const most = among(first.seq) ? Math.min(limits.facts, half) : limits.facts;
  let bytes = 0;
  let count = 0;
  for (const fact of waiting) {
    bytes += fact.bytes;
    if (count === most || among(fact.seq) !== among(first.seq) || (count > 0 && bytes > limits.bytes)) break;
    count += 1;
  }
  return count;
}
