/** Dead cards are asked again from a little before: two batches committed by central at the same moment may show in either order, ms. */
const OVERLAP_MS = 600_000;
const DAY_MS = 86_400_000;

/** From when on a terminal asks for dead cards; `upTo`: when central received the last one it knows, epoch ms of central's clock. */
export const cardsAskedAfter = (upTo: number): number => Math.max(0, upTo - OVERLAP_MS);

export interface VersionQuestion {
  /** What this antenne was handed last, and whether it is what it would be handed now; null: nothing yet. */
  readonly last: { readonly version: number; readonly isSame: boolean } | null;
  /** What the terminal says it holds. */
  readonly known: number;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * The version of what is handed now: the last one while nothing changed, else one that was never given, even before a restore: epoch ms grow without
 * being remembered, and a terminal that holds more than was ever given tells of a store that is an older copy.
 */
export function versionToGive({ last, known, now }: VersionQuestion): number {
  // A number from the future is nobody's.
  const believed = known > now + DAY_MS ? 0 : known;
  if (last !== null && last.isSame && last.version >= believed) return last.version;
  return Math.max((last?.version ?? 0) + 1, believed + 1, now);
}

/** An older document that comes late, or is played again, changes nothing. */
export const takesVersion = (given: number, held: number): boolean => given > held;
