import type { Mutant } from './model.ts';

const OVERLAP = 7 * 86_400_000;

/** Central's keys of one identity; retired ones hold until then. */
export type ServerKeys = ReadonlyMap<number, number | null>;

/** Whether central knows this key now, and its keys after that: the first use of a newer one retires the others (central/store/key-store.ts). */
export function useKey(keys: ServerKeys, key: number, given: { readonly now: number; readonly mutant: Mutant | null }): ServerKeys | null {
  const until = keys.get(key);
  if (until === undefined) return null;
  if (until !== null && until <= given.now && given.mutant !== 'server-keeps-old-keys') return null;
  const order = [...keys.keys()];
  const before = new Set(order.slice(0, order.indexOf(key)));
  return new Map([...keys].map(([one, then]) => [one, before.has(one) && then === null ? given.now + OVERLAP : then]));
}

/** A terminal's new key, vouched for by one that holds; the same one again is the same. */
export function addKey(keys: ServerKeys, newKey: number, given: { readonly now: number; readonly mutant: Mutant | null }): ServerKeys {
  if (keys.has(newKey)) return keys;
  const kept = given.mutant === 'server-retires-at-once' ? new Map([...keys.keys()].map((one) => [one, given.now])) : keys;
  return new Map([...kept, [newKey, null]]);
}

/** Beside the store, so that no restore takes it back (shared/core/outbox/terminal-identity.ts). */
export interface Secrets {
  key: number;
  /** Made for a request whose answer has not come. */
  next: number | null;
  /** Replaced ones, with when they were last used. */
  readonly former: { readonly key: number; readonly at: number }[];
}
