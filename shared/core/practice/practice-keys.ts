/**
 * Keys of the practice mode and of the commands that need a key to try codes with (`cards:make`, `scan:replay`).
 * Public on purpose: the card key is bytes 00…1f, the test vector of the card code (SCANNING §1). They protect nothing real.
 */
const counted = (from: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, index) => from + index);

export const PRACTICE_KEY_NUMBER = 1;
export const practiceCardKey: Uint8Array = counted(0);
export const practiceOrganisationKey: Uint8Array = counted(32);
export const practicePepper: Uint8Array = counted(64);
