import { labelText } from '../../domain/card-code.ts';
import { lettersOfHex } from '../../domain/code-letters.ts';
import { testCodeOf } from '../../domain/test-codes.ts';
import type { RandomPort } from '../ports.ts';

/** A random label for a device or a workstation, 9 letters with its check letter (SCANNING §1); never one of the doctor's test sheet, which registers nothing. */
export function newLabel(random: RandomPort, kind: 'device' | 'workstation'): string {
  for (;;) {
    const label = labelText(kind, lettersOfHex(Buffer.from(random.bytes(4)).toString('hex').slice(0, 7)));
    if (testCodeOf(label) === null) return label;
  }
}
