import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { enrolmentLink, readEnrolmentLink } from '../../shared/domain/enrolment-link.ts';

const given = { centralUrl: 'https://central.example.org:8443', code: '0123456789' };

test('the square of central is read back, in whatever case a scanner types it', () => {
  const text = enrolmentLink(given);
  expect(readEnrolmentLink(text)).toEqual(given);
  expect(readEnrolmentLink(`${text.toUpperCase()}\r\n`)).toEqual(given);
});

test.each([
  'https://central.example.org',
  'https://central.example.org/#relier=012345678',
  'javascript://x/#relier=0123456789',
  'https://a b/#relier=0123456789',
])('"%s" is no such square', (text) => {
  expect(readEnrolmentLink(text)).toBeNull();
});

test('no other text is taken for one', () => {
  fc.assert(fc.property(fc.string(), (text) => readEnrolmentLink(text) === null));
});
