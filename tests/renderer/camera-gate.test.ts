import { expect, test } from 'vitest';
import { emptyGate, GONE_MS, passGate } from '../../renderer/scanner/camera-gate.ts';
import { labelText, memberCardText } from '../../shared/domain/card-code.ts';

const aya = memberCardText(1, '3f8a21c0d7', '4fb86025');
const noe = memberCardText(1, '0102030405', '00000000');
const laptop = labelText('device', 'BCDEFGH');

/** What is told of a film: one list of texts a frame, 100 ms apart. */
function told(frames: readonly (readonly string[])[], apart = 100): readonly (string | null)[] {
  let state = emptyGate;
  return frames.map((texts, index) => {
    const step = passGate(state, texts, index * apart);
    state = step.state;
    return step.tell;
  });
}

test('S3: a member card is told at its first frame, a label without tag and any other text only when a second frame agrees', () => {
  expect(told([[aya]])).toEqual([aya]);
  expect(told([[laptop], [laptop], [laptop]])).toEqual([null, laptop, null]);
  expect(told([['https://example.org'], ['https://example.org']])).toEqual([null, 'https://example.org']);
  expect(told([['A1'], ['A2'], ['A3']])).toEqual([null, null, null]);
});

test('a card held before the camera is told once, and again only after it was away for 1.5 s', () => {
  expect(told(Array.from({ length: 50 }, () => [aya])).filter((text) => text !== null)).toEqual([aya]);
  expect(told([[aya], [aya]], GONE_MS - 1)).toEqual([aya, null]);
  expect(told([[aya], [aya]], GONE_MS)).toEqual([aya, aya]);
});

test('of two cards in one picture neither is told, and the page is asked for one; the one that stays is told', () => {
  expect(passGate(emptyGate, [aya, noe], 0)).toMatchObject({ tell: null, several: true });
  expect(told([[aya, noe], [aya, noe], [noe]])).toEqual([null, null, noe]);
  expect(told([[aya], [aya, noe], [aya]])).toEqual([aya, null, null]);
});

test('a strange code behind a card does not hide it; two strange ones are nothing', () => {
  expect(told([['https://example.org/poster', aya]])).toEqual([aya]);
  expect(passGate(emptyGate, ['https://example.org/1', 'https://example.org/2'], 0)).toMatchObject({ tell: null, several: true });
});

test('the same code twice in one picture is one: a card shows its QR and its bars', () => {
  expect(passGate(emptyGate, [aya, aya], 0)).toMatchObject({ tell: aya, several: false });
});
