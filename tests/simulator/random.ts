/** A small seeded generator (mulberry32): the same seed, the same world. */
export interface Dice {
  /** In [0, 1). */
  unit(): number;
  /** In 0 … below - 1. */
  under(below: number): number;
  chance(probability: number): boolean;
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { unit, under: (below) => Math.floor(unit() * below), chance: (probability) => unit() < probability };
}

/** Deals each of these once before any comes again, in an order that the dice decide. */
export function deckOf<T>(dice: Dice, cards: readonly T[]): () => T {
  const left: T[] = [];
  return () => {
    if (left.length === 0) left.push(...cards);
    const [dealt] = left.splice(dice.under(left.length), 1);
    if (dealt === undefined) throw new Error('a deck without cards');
    return dealt;
  };
}
