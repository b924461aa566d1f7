/** What a phone needs to show a pass of one card: key number, card id (10 hex digits), pass key (64 hex digits). */
export interface PhonePass {
  readonly keyNumber: number;
  readonly cardId: string;
  readonly key: string;
}

/** The part of the link after `#`: a browser never sends it to a server. */
export function passFragment({ keyNumber, cardId, key }: PhonePass): string {
  return `p1-${keyNumber.toString(16)}${cardId}${key}`;
}

/** Parses what follows `#`, or what a phone kept of it; null when it is no pass. */
export function parsePassFragment(text: string): PhonePass | null {
  const [, keyNumber, cardId, key] = /^#?p1-([0-9a-f])([0-9a-f]{10})([0-9a-f]{64})$/.exec(text) ?? [];
  return keyNumber === undefined || cardId === undefined || key === undefined ? null : { keyNumber: Number.parseInt(keyNumber, 16), cardId, key };
}
