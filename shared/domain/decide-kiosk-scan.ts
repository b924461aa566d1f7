import type { BusinessDay } from './brand.ts';

/** The same card within these is one scan, then "already noted", then a departure (UX K-R4). */
export const DUPLICATE_MS = 8_000;
export const ALREADY_HERE_MS = 600_000;
/** How long the kiosk may still act on a visit it just showed. */
export const KIOSK_HOLD_MS = 120_000;
/** "Je reste" after a departure. */
export const STAY_MS = 30_000;

/** What is known of a genuine card when it is scanned at the kiosk. Times in epoch ms. */
export interface KioskScanFacts {
  readonly card: 'known' | 'replaced' | 'unknown';
  /** The person's newest visit that was not cancelled. */
  readonly lastVisit: { readonly day: BusinessDay; readonly arrivedAt: number; readonly leftAt: number | null; readonly kioskTouchAt: number | null } | null;
  readonly today: BusinessDay;
  readonly open: boolean;
  readonly onSiteDeviceOut: boolean;
}
export type KioskDecision =
  | { readonly kind: 'replaced' | 'duplicate' | 'already-here' | 'closed' | 'arrive' }
  /** A visit of an earlier day was left open: it is closed as estimated first, never taken for today's departure. */
  | { readonly kind: 'close-stale-then-arrive' | 'close-stale-then-closed' }
  /** The visit stays open while an on-site device is out (DOMAIN, invariant 3). */
  | { readonly kind: 'leave'; readonly keepOpen: boolean };

/** What one scan of a genuine member card at the kiosk means. */
export function decideKioskScan(facts: KioskScanFacts, now: number): KioskDecision {
  const { lastVisit } = facts;
  if (facts.card === 'replaced') return { kind: 'replaced' };
  if (lastVisit?.kioskTouchAt != null && isRecent(lastVisit.kioskTouchAt, now, DUPLICATE_MS)) return { kind: 'duplicate' };
  if (lastVisit === null || lastVisit.leftAt !== null) return { kind: facts.open ? 'arrive' : 'closed' };
  if (lastVisit.day !== facts.today) return { kind: facts.open ? 'close-stale-then-arrive' : 'close-stale-then-closed' };
  if (isRecent(lastVisit.arrivedAt, now, ALREADY_HERE_MS)) return { kind: 'already-here' };
  return { kind: 'leave', keepOpen: facts.onSiteDeviceOut };
}

/** A clock set back must not make yesterday's scan recent for hours. */
function isRecent(at: number, now: number, within: number): boolean {
  return now >= at && now - at < within;
}
