import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { passCode } from '../../central/pass/pass-code.ts';
import { passText } from '../../shared/domain/card-code.ts';
import { parsePassFragment, passFragment } from '../../shared/domain/pass-link.ts';
import { passKey, passTag } from '../../shared/core/cards/pass-tag.ts';

const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => Buffer.from(value).toString('hex'));

test('a phone makes the very code that the antennes expect, whatever the key, the card and the half minute', () => {
  fc.assert(
    fc.property(hex(32), hex(5), fc.nat({ max: 15 }), fc.nat(), (cardKey, cardId, keyNumber, step) => {
      const key = passKey(Buffer.from(cardKey, 'hex'), cardId);
      const phone = passCode({ keyNumber, cardId, key: Buffer.from(key).toString('hex') }, step);
      expect(phone).toBe(passText(keyNumber, cardId, passTag(key, cardId, step)));
    }),
  );
});

test('a link is read back, and any other text is no link', () => {
  const pass = { keyNumber: 9, cardId: '3f8a21c0d7', key: '00'.repeat(32) };
  expect(parsePassFragment(`#${passFragment(pass)}`)).toEqual(pass);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parsePassFragment(text)).toBeNull();
    }),
  );
});
