import { expect, test } from 'vitest';
import { newLabel } from '../../shared/core/cards/new-label.ts';
import { hexOfLetters } from '../../shared/domain/code-letters.ts';
import { parseCode } from '../../shared/domain/card-code.ts';
import { testCodes } from '../../shared/domain/test-codes.ts';

test.each(['device', 'workstation'] as const)('a new %s never gets the label of the doctor’s test sheet, which registers nothing', (kind) => {
  const draws = [testCodes[kind], testCodes[kind], `KBCDEFGH`].map((code) => Buffer.from(`${hexOfLetters(code.slice(1, 8))}0`, 'hex'));
  const label = newLabel({ bytes: () => draws.shift() ?? Buffer.alloc(4) }, kind);
  expect(label).not.toBe(testCodes[kind]);
  expect(parseCode(label).kind).toBe(kind);
  expect(draws).toEqual([]);
});
