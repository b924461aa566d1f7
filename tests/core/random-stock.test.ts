import { expect, test } from 'vitest';
import { stockedRandom } from '../../shared/core/random-stock.ts';

/** A generator whose bytes count up, so that each one is known by its place. */
function counting() {
  let next = 0;
  const drawn: number[] = [];
  return {
    drawn,
    fill: (bytes: Uint8Array) => {
      drawn.push(bytes.length);
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, (next += 1));
      for (let i = 4; i < bytes.length; i++) bytes[i] = i % 251;
    },
  };
}

test('no byte of the stock is handed out twice, and every draw is as long as asked', () => {
  const source = counting();
  const random = stockedRandom((bytes) => source.fill(bytes));
  const given = Array.from({ length: 600 }, () => random.bytes(16));
  expect(given.every((bytes) => bytes.length === 16)).toBe(true);
  expect(source.drawn).toEqual([4096, 4096, 4096]);
  expect(Buffer.concat(given.slice(0, 256)).subarray(4)).toEqual(Buffer.from(Array.from({ length: 4092 }, (_, i) => (i + 4) % 251)));
});

test('what was handed out is no longer in the stock, and changing it changes nothing else', () => {
  const seen: Uint8Array[] = [];
  const random = stockedRandom((bytes) => {
    seen.push(bytes);
    bytes.fill(7);
  });
  const first = random.bytes(16);
  expect([...(seen[0]?.subarray(0, 16) ?? [])]).toEqual(Array.from({ length: 16 }, () => 0));
  first.fill(1);
  expect([...random.bytes(16)]).toEqual(Array.from({ length: 16 }, () => 7));
});

test('keys never come from the stock', () => {
  const source = counting();
  const random = stockedRandom((bytes) => source.fill(bytes));
  random.bytes(64);
  expect(source.drawn).toEqual([64]);
});
