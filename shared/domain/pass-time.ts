/** A phone's pass changes every half minute; the last two and the next two are accepted (SCANNING §1). */
export const PASS_STEP_MS = 30_000;
const ACCEPTED_STEPS = 2;
/** Steps looked at to tell a late or early pass from a forged one: a day each way. */
export const PASS_HORIZON_STEPS = 2_880;

/** The half minute of an instant, counted since 1970. */
export const passStepOf = (epochMs: number): number => Math.floor(epochMs / PASS_STEP_MS);

/** What was read of the same card shortly before: the pass's half minute and when it was read. */
export interface PassRead {
  readonly step: number;
  readonly at: number;
}
export type PassDecision = { readonly kind: 'accepted' } | { readonly kind: 'expired' | 'used' | 'wrong-clock' };

/** How long a refused pass is remembered to see whether the next one is late by as much. */
export const PASS_MEMORY_MS = 5 * 60_000;

/**
 * What a genuine pass of half minute `step` means at `now`. `before`: reads of the same card in the last minutes, oldest first.
 * A pass from the future is a phone ahead of time. A late one may be a picture of a pass; when another, younger one was late by
 * as much, the phone makes new codes and its clock is slow.
 */
export function decidePass(step: number, now: number, before: readonly PassRead[]): PassDecision {
  const late = passStepOf(now) - step;
  if (Math.abs(late) <= ACCEPTED_STEPS) return { kind: before.some((read) => read.step === step) ? 'used' : 'accepted' };
  if (late < 0) return { kind: 'wrong-clock' };
  const asLate = before.some((read) => read.step < step && Math.abs(passStepOf(read.at) - read.step - late) <= 1);
  return { kind: asLate ? 'wrong-clock' : 'expired' };
}
