/** The way of a month (REPORTING, the month). Days are those antennes still owe, counted antenne by antenne. */
export type MonthState =
  | { readonly kind: 'running'; readonly missingDays: number }
  | { readonly kind: 'provisional'; readonly missingDays: number }
  | { readonly kind: 'complete' }
  | {
      readonly kind: 'closed';
      readonly version: number;
      /** Changes received since that version, not yet in any: the next version will list them. */
      readonly pendingDifferences: number;
    };

export interface MonthSigns {
  /** The last day of the month is over. */
  readonly over: boolean;
  /** Days (antenne by antenne) that were open and are not received in full. */
  readonly missingDays: number;
  /** 0: never closed. */
  readonly lastVersion: number;
  readonly pendingDifferences: number;
}

export function monthStateOf(signs: MonthSigns): MonthState {
  if (signs.lastVersion > 0) return { kind: 'closed', version: signs.lastVersion, pendingDifferences: signs.pendingDifferences };
  if (!signs.over) return { kind: 'running', missingDays: signs.missingDays };
  return signs.missingDays > 0 ? { kind: 'provisional', missingDays: signs.missingDays } : { kind: 'complete' };
}

export type ClosingAnswer =
  | { readonly kind: 'may-close'; readonly version: number }
  | { readonly kind: 'refused'; readonly reason: 'not-over' | 'days-missing' | 'nothing-changed' | 'stale' };

/**
 * Whether the month may be frozen as `asked.version`. Missing days need to be accepted by a decision (TRUST 7.7);
 * a version without any difference from the last is refused; another manager's version in between makes the request stale.
 */
export function decideClosing(signs: MonthSigns, asked: { readonly version: number; readonly acceptMissing: boolean }): ClosingAnswer {
  if (!signs.over) return { kind: 'refused', reason: 'not-over' };
  if (asked.version !== signs.lastVersion + 1) return { kind: 'refused', reason: 'stale' };
  if (signs.lastVersion > 0 && signs.pendingDifferences === 0) return { kind: 'refused', reason: 'nothing-changed' };
  if (signs.missingDays > 0 && !asked.acceptMissing) return { kind: 'refused', reason: 'days-missing' };
  return { kind: 'may-close', version: asked.version };
}
