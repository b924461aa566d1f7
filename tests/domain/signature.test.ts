import { array, assert, double, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { isSignature, LONGEST_SIGNATURE, signaturePath } from '../../shared/domain/signature.ts';

const line = (from: number, to: number, y: number, n = 40) => Array.from({ length: n }, (_, at) => ({ x: from + ((to - from) * at) / (n - 1), y }));

test('a signature is its drawing alone: points on a line go, strokes run from left to right whatever the hand did', () => {
  expect(signaturePath([line(100, 500, 200)])).toBe('M100 200L500 200');
  expect(signaturePath([line(700, 600, 100), line(500, 100, 200)])).toBe(signaturePath([line(100, 500, 200), line(600, 700, 100)]));
});

test('a dot, a touch by mistake and anything that is no drawing are no signature', () => {
  expect(isSignature(signaturePath([[{ x: 5, y: 5 }]]))).toBe(false);
  expect(isSignature(signaturePath([line(100, 150, 200)]))).toBe(false);
  expect(isSignature(signaturePath([line(100, 500, 200)]))).toBe(true);
  for (const path of ['', 'M1 2', 'M100 200L500 200"/><script>', 'L1 1L900 1', `M1 1${'L900 9L1 9'.repeat(LONGEST_SIGNATURE / 8)}`])
    expect(isSignature(path)).toBe(false);
});

test('whatever is drawn, inside or outside the frame, fits the frame and is read back as a path', () => {
  const point = record({ x: double({ min: -500, max: 1_500, noNaN: true }), y: double({ min: -500, max: 900, noNaN: true }) });
  assert(
    property(array(array(point, { minLength: 1, maxLength: 30 }), { maxLength: 6 }), (strokes) => {
      const path = signaturePath(strokes);
      if (strokes.length > 0) expect(path).toMatch(/^(M\d{1,4} \d{1,3}(L\d{1,4} \d{1,3})*)+$/);
      for (const [, x, y] of path.matchAll(/[ML](\d+) (\d+)/g)) {
        expect(Number(x)).toBeLessThanOrEqual(1_000);
        expect(Number(y)).toBeLessThanOrEqual(400);
      }
    }),
  );
});
