import { timingSafeEqual } from 'node:crypto';
import type { SecretsPort } from '../ports.ts';

/** Keys have numbers of 4 bits (SCANNING §1). */
export const KEY_NUMBERS = 16;
/** Of an organisation that never changed its key. */
export const FIRST_GENERATION = 1;

/** Where the key of that number is kept among the secrets. */
export const cardKeyName = (keyNumber: number): string => `card-key-${keyNumber}`;

/**
 * The number printed on cards made now. Each change of key is one generation more; numbers come round after sixteen, and a key
 * that returns replaces the one of sixteen changes ago. Every other number held is *known ids only*: its cards are read when
 * this terminal knows them, and nobody unknown arrives with one.
 */
export const keyNumberOf = (generation: number): number => generation % KEY_NUMBERS;

export function cardKeyOf(secrets: SecretsPort, keyNumber: number): Uint8Array | undefined {
  return secrets.get(cardKeyName(keyNumber));
}

/** Every key held, by number. */
export function heldKeys(secrets: SecretsPort): ReadonlyMap<number, Uint8Array> {
  const numbers = Array.from({ length: KEY_NUMBERS }, (_, number) => number);
  return new Map(
    numbers.flatMap((number) => {
      const key = cardKeyOf(secrets, number);
      return key === undefined ? [] : [[number, key] as const];
    }),
  );
}

export const sameKey = (a: Uint8Array, b: Uint8Array | undefined): boolean => b !== undefined && a.length === b.length && timingSafeEqual(a, b);
