/** Stands for the oldest month of a batch without bytes: no month comes after it, so nothing looks for it. */
export const NO_BYTES = '9999-12';

/** The oldest month (`YYYY-MM`) that a batch tells of: of its facts and of its receipt (epoch ms), so that it goes with the first of them. */
export function oldestMonth(facts: readonly { readonly day: string }[], receivedAt: number): string {
  let oldest = new Date(receivedAt).toISOString().slice(0, 7);
  for (const { day } of facts) if (day < oldest) oldest = day.slice(0, 7);
  return oldest;
}
