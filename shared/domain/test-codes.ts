import { checkLetter, CODE_ALPHABET } from './code-letters.ts';

export const testCodeNames = ['card', 'device', 'workstation', 'line', 'long', 'keyboard'] as const;
export type TestCodeName = (typeof testCodeNames)[number];

const withCheck = (letters: string): string => letters + checkLetter(letters);
const shifted = (by: number): string => CODE_ALPHABET.slice(by) + CODE_ALPHABET.slice(0, by);

/**
 * The codes of the scanner doctor's test sheet. They have the shape of ours and hold every letter of the alphabet, and none is
 * ever a card, a device or a workstation: whoever reads a code asks `testCodeOf` first.
 */
export const testCodes: Readonly<Record<TestCodeName, string>> = {
  card: withCheck(`X${shifted(0)}BC`),
  device: withCheck('KXVTSRPN'),
  workstation: withCheck('PXVTSRNK'),
  line: withCheck(`V${shifted(5)}XV`),
  /** Longer than two reports of a HID scanner, and what a keyboard scanner types in one breath. */
  long: Array.from({ length: 8 }, (_, index) => shifted(index))
    .join('')
    .slice(0, 120),
  /** Everything that differs between keyboard layouts: lower case, the letters that AZERTY moves, digits, marks. */
  keyboard: 'azqwm-13579;!',
};

/** The test code that a frame is, whatever its case; null when it is none. */
export function testCodeOf(frame: string): TestCodeName | null {
  if (frame.length > 200) return null;
  const text = frame.trim().toUpperCase();
  return testCodeNames.find((name) => testCodes[name].toUpperCase() === text) ?? null;
}
