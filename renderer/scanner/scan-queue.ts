/**
 * Most scans that wait for the core. Each takes it some 20 ms: whoever is the hundredth has waited two seconds, and would
 * present the card again (docs/decisions/0008).
 */
export const MOST_WAITING = 100;

export interface ScanQueue<Scan> {
  push(scan: Scan): void;
}

/**
 * Hands scans to the core one at a time, in the order they were read. When too many wait, the oldest is let go and `onLost` says
 * so: nobody waits for it any more. `submit` settles in its own time and never rejects.
 */
export function scanQueue<Scan>(submit: (scan: Scan) => Promise<void>, onLost: () => void): ScanQueue<Scan> {
  const waiting: Scan[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    for (let scan = waiting.shift(); scan !== undefined; scan = waiting.shift()) await submit(scan);
    busy = false;
  };
  return {
    push: (scan) => {
      if (waiting.length >= MOST_WAITING) {
        waiting.shift();
        onLost();
      }
      waiting.push(scan);
      if (!busy) void work();
    },
  };
}

/** The answer, or a rejection after `ms`: one call without an answer must not hold up those who scan after it. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
