import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_ALPHABET, checkLetter, labelText, memberCardText, parseCode, printedGroups } from '../../shared/domain/card-code.ts';
import { cardTag, tagIsOurs } from '../../shared/core/cards/card-tag.ts';
import { memorySecrets, TEST_CARD_KEY } from '../support/test-core.ts';

const hexDigits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length }).map((digits) => digits.map((digit) => digit.toString(16)).join(''));

test('the test vector of the card code is reproduced letter for letter', () => {
  expect(cardTag(TEST_CARD_KEY, 1, '3f8a21c0d7')).toBe('4fb86025');
  expect(memberCardText(1, '3f8a21c0d7', '4fb86025')).toBe('CEXKPDCSBTJFXRKHBDGC');
  expect(printedGroups('CEXKPDCSBTJFXRKHBDGC')).toBe('CEXKP DCSBT JFXRK HBDGC');
});

test('ten thousand cards are distinct and all pass', () => {
  const texts = new Set<string>();
  for (let n = 0; n < 10_000; n++) {
    const id = createHmac('sha256', 'id').update(String(n)).digest('hex').slice(0, 10);
    const text = memberCardText(1, id, cardTag(TEST_CARD_KEY, 1, id));
    expect(parseCode(text)).toMatchObject({ kind: 'member', keyNumber: 1, cardId: id });
    texts.add(text);
  }
  expect(texts.size).toBe(10_000);
});

test('every change of one letter fails the check letter', () => {
  const text = 'CEXKPDCSBTJFXRKHBDGC';
  for (let at = 0; at < text.length; at++) {
    for (const letter of CODE_ALPHABET) {
      if (letter !== text[at]) expect(parseCode(text.slice(0, at) + letter + text.slice(at + 1)).kind).toBe('not-ours');
    }
  }
});

test('at least 99 % of swaps of two neighbours fail the check letter', () => {
  let swaps = 0;
  let passed = 0;
  for (let n = 0; n < 500; n++) {
    const id = createHmac('sha256', 'swap').update(String(n)).digest('hex').slice(0, 10);
    const text = memberCardText(1, id, cardTag(TEST_CARD_KEY, 1, id));
    for (let at = 0; at < text.length - 1; at++) {
      if (text[at] === text[at + 1]) continue;
      swaps++;
      if (parseCode(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)).kind !== 'not-ours') passed++;
    }
  }
  expect(passed / swaps).toBeLessThanOrEqual(0.01);
});

test('a changed id or another key fails the tag', () => {
  const secrets = memorySecrets({ 'card-key-1': TEST_CARD_KEY, 'card-key-2': new Uint8Array(32) });
  const tag = cardTag(TEST_CARD_KEY, 1, '3f8a21c0d7');
  expect(tagIsOurs(secrets, { keyNumber: 1, cardId: '3f8a21c0d7', tag })).toBe(true);
  expect(tagIsOurs(secrets, { keyNumber: 1, cardId: '3f8a21c0d8', tag })).toBe(false);
  expect(tagIsOurs(secrets, { keyNumber: 2, cardId: '3f8a21c0d7', tag })).toBe(false);
  expect(tagIsOurs(secrets, { keyNumber: 3, cardId: '3f8a21c0d7', tag })).toBe(false);
});

test('case, spaces and printed groups do not matter', () => {
  fc.assert(
    fc.property(hexDigits(10), hexDigits(8), (id, tag) => {
      const text = memberCardText(1, id, tag);
      expect(parseCode(` ${printedGroups(text).toLowerCase()}\r\n`)).toMatchObject({ kind: 'member', cardId: id, tag });
    }),
  );
});

test('labels of devices and workstations tell themselves apart', () => {
  expect(parseCode(labelText('device', 'BCDEFGH'))).toEqual({ kind: 'device', label: `KBCDEFGH${checkLetter('KBCDEFGH')}` });
  expect(parseCode(labelText('workstation', 'BCDEFGH')).kind).toBe('workstation');
});

test('no text whatever makes the parser throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => void parseCode(text)));
});
