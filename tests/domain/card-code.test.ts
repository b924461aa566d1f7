import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelText, memberCardText, parseCode, passText, printedGroups } from '../../shared/domain/card-code.ts';
import { CODE_ALPHABET, checkLetter, lettersOfHex } from '../../shared/domain/code-letters.ts';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { cardTag, tagIsOurs } from '../../shared/core/cards/card-tag.ts';
import { memorySecrets, TEST_CARD_KEY } from '../support/test-core.ts';

const hexDigits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length }).map((digits) => digits.map((digit) => digit.toString(16)).join(''));

test('S9 the test vector of the card code is reproduced letter for letter', () => {
  expect(cardTag(TEST_CARD_KEY, 1, '3f8a21c0d7')).toBe('4fb86025');
  expect(memberCardText(1, '3f8a21c0d7', '4fb86025')).toBe('CEXKPDCSBTJFXRKHBDGC');
  expect(printedGroups('CEXKPDCSBTJFXRKHBDGC')).toBe('CEXKP DCSBT JFXRK HBDGC');
});

test('S9 ten thousand cards are distinct and all pass', () => {
  const texts = new Set<string>();
  for (let n = 0; n < 10_000; n++) {
    const id = createHmac('sha256', 'id').update(String(n)).digest('hex').slice(0, 10);
    const text = memberCardText(1, id, cardTag(TEST_CARD_KEY, 1, id));
    expect(parseCode(text)).toMatchObject({ kind: 'member', keyNumber: 1, cardId: id });
    texts.add(text);
  }
  expect(texts.size).toBe(10_000);
});

const idOf = (n: number): string => createHmac('sha256', 'id').update(String(n)).digest('hex').slice(0, 10);
const someCards = Array.from({ length: 500 }, (_, n) => memberCardText(n % 16, idOf(n), cardTag(TEST_CARD_KEY, n % 16, idOf(n))));
const somePasses = Array.from({ length: 50 }, (_, n) => passText(n % 16, idOf(n), idOf(n + 1_000)));
const someLabels = Array.from({ length: 50 }, (_, n) => labelText('device', lettersOfHex(idOf(n).slice(0, 7))));
const someCodes = [...someCards.slice(0, 50), ...somePasses, ...someLabels, ...commandCards.map((card) => card.text)];

/** All texts that differ from this one in one letter. */
const changesOf = (text: string): readonly string[] =>
  [...text].flatMap((before, at) => [...CODE_ALPHABET].filter((letter) => letter !== before).map((letter) => text.slice(0, at) + letter + text.slice(at + 1)));

test('S9 every change of one letter of any kind of code fails the check letter', () => {
  for (const text of someCodes) {
    expect(parseCode(text).kind, text).not.toBe('not-ours');
    for (const changed of changesOf(text)) expect(parseCode(changed).kind, `${text} ${changed}`).toBe('not-ours');
  }
});

test('S9 at least 99 % of swaps of two neighbours fail the check letter', () => {
  let swaps = 0;
  let passed = 0;
  for (const text of someCards) {
    for (let at = 0; at < text.length - 1; at++) {
      if (text[at] === text[at + 1]) continue;
      swaps++;
      if (parseCode(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)).kind !== 'not-ours') passed++;
    }
  }
  expect(swaps).toBeGreaterThan(5_000);
  expect(passed / swaps).toBeLessThanOrEqual(0.01);
});

test('S9 any change of key number, id or tag fails the tag, however the check letter was mended', () => {
  const secrets = memorySecrets(Object.fromEntries(Array.from({ length: 16 }, (_, number) => [`card-key-${number}`, TEST_CARD_KEY])));
  for (const text of someCards.slice(0, 20)) {
    const genuine = parseCode(text);
    expect(genuine.kind === 'member' && tagIsOurs(secrets, genuine)).toBe(true);
    for (const changed of changesOf(text.slice(0, -1))) {
      const forged = parseCode(changed + checkLetter(changed));
      expect(forged.kind === 'member' && tagIsOurs(secrets, forged), changed).toBe(false);
    }
  }
});

test('S9 the key of another number and another organisation’s key of the same number fail the tag', () => {
  const secrets = memorySecrets({ 'card-key-1': TEST_CARD_KEY, 'card-key-2': new Uint8Array(32) });
  const tag = cardTag(TEST_CARD_KEY, 1, '3f8a21c0d7');
  expect(tagIsOurs(secrets, { keyNumber: 1, cardId: '3f8a21c0d7', tag })).toBe(true);
  expect(tagIsOurs(secrets, { keyNumber: 2, cardId: '3f8a21c0d7', tag })).toBe(false);
  expect(tagIsOurs(secrets, { keyNumber: 3, cardId: '3f8a21c0d7', tag })).toBe(false);
  expect(tagIsOurs(memorySecrets({ 'card-key-1': new Uint8Array(32) }), { keyNumber: 1, cardId: '3f8a21c0d7', tag })).toBe(false);
});

test('a pass is told from a card by its length, and never begins with the letter of a card of the same key', () => {
  for (let keyNumber = 0; keyNumber < 16; keyNumber++) {
    const pass = passText(keyNumber, '3f8a21c0d7', '00ff00ff00');
    expect(pass).toHaveLength(22);
    expect(pass[0]).not.toBe(memberCardText(keyNumber, '3f8a21c0d7', '4fb86025')[0]);
    expect(parseCode(pass)).toEqual({ kind: 'pass', keyNumber, cardId: '3f8a21c0d7', tag: '00ff00ff00', text: pass });
  }
});

test('command cards are nine letters, each its own command, and any two differ in four letters at least', () => {
  for (const { command, text } of commandCards) {
    expect(text).toMatch(/^X[BCDEFGHJKNPRSTVX]{8}$/);
    expect(parseCode(text)).toEqual({ kind: 'command', command });
    for (const other of commandCards)
      if (other.command !== command) expect([...text].filter((letter, at) => letter !== other.text[at]).length, text + other.text).toBeGreaterThanOrEqual(4);
  }
});

test('nine letters with a first letter of nobody, or of no command, are not ours', () => {
  for (const letter of 'BCDEFGHJNRSVX') {
    const body = `${letter}BCDEFGH`;
    expect(parseCode(body + checkLetter(body)), letter).toEqual({ kind: 'not-ours' });
  }
});

test('case, spaces and printed groups do not matter', () => {
  fc.assert(
    fc.property(hexDigits(10), hexDigits(8), (id, tag) => {
      const text = memberCardText(1, id, tag);
      expect(parseCode(` ${printedGroups(text).toLowerCase()}\r\n`)).toMatchObject({ kind: 'member', cardId: id, tag });
    }),
  );
});

test('labels of devices, workstations and workshops tell themselves apart', () => {
  expect(parseCode(labelText('device', 'BCDEFGH'))).toEqual({ kind: 'device', label: `KBCDEFGH${checkLetter('KBCDEFGH')}` });
  expect(parseCode(labelText('workstation', 'BCDEFGH')).kind).toBe('workstation');
  expect(parseCode(labelText('workshop', 'BCDEFGH')).kind).toBe('workshop');
});

test('no text whatever makes the parser throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => void parseCode(text)));
});
