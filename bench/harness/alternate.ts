import { median } from './statistics.ts';

/** One timed turn: prepares outside its own timing and answers what it measured (ms, rows/s…). */
export type Turn = () => number | Promise<number>;

export interface Turns {
  readonly subject: readonly number[];
  readonly yardstick: readonly number[];
  /** A fixed piece of work on the CPU after each subject ÷ after each yardstick: 1 when neither had the machine to itself. */
  readonly cpuControl: number;
}

/** Subject and yardstick by turns (A, B, A, B…), `rounds` times; the first `dropped` rounds do not count. */
export async function alternate(given: {
  readonly rounds: number;
  readonly dropped?: number;
  readonly subject: Turn;
  readonly yardstick: Turn;
}): Promise<Turns> {
  const dropped = given.dropped ?? 1;
  const found = { subject: [] as number[], yardstick: [] as number[], afterSubject: [] as number[], afterYardstick: [] as number[] };
  for (let round = 0; round < given.rounds + dropped; round++) {
    const subject = await given.subject();
    const afterSubject = spin();
    const yardstick = await given.yardstick();
    const afterYardstick = spin();
    if (round < dropped) continue;
    found.subject.push(subject);
    found.yardstick.push(yardstick);
    found.afterSubject.push(afterSubject);
    found.afterYardstick.push(afterYardstick);
  }
  return { subject: found.subject, yardstick: found.yardstick, cpuControl: median(found.afterSubject) / median(found.afterYardstick) };
}

/** Milliseconds of one piece of work. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds until a promised piece of work is done. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

let kept = 0;

/** About 0.1 ms of integer work; answers its time in ms. */
function spin(): number {
  return timed(() => {
    for (let i = 0; i < 60_000; i++) kept = (Math.imul(kept, 31) + i) | 0;
  });
}
