/** Nobody closed the day: it closes by itself this long after closing time, or after somebody reopened it (UX D13). */
export const AUTO_CLOSING_MS = 30 * 60_000;

/** When the day closes by itself, epoch ms; null: it has no closing hour. */
export function autoClosingAt({ closing, reopenedAt }: { readonly closing: number | null; readonly reopenedAt: number | null }): number | null {
  return closing === null ? null : Math.max(closing, reopenedAt ?? closing) + AUTO_CLOSING_MS;
}
