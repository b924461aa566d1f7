import { expect, test } from 'vitest';
import { MOST_WAITING, scanQueue, within } from '../../renderer/scanner/scan-queue.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('scans go to the core one at a time, in the order they were read', async () => {
  const said: string[] = [];
  const answers: (() => void)[] = [];
  const queue = scanQueue<string>(
    (scan) => {
      said.push(scan);
      return new Promise((resolve) => answers.push(resolve));
    },
    () => said.push('lost'),
  );
  for (const scan of ['Aya', 'Noé', 'Inès']) queue.push(scan);
  expect(said).toEqual(['Aya']);
  answers.shift()?.();
  await settled();
  expect(said).toEqual(['Aya', 'Noé']);
  answers.shift()?.();
  await settled();
  expect(said).toEqual(['Aya', 'Noé', 'Inès']);
});

test('beyond what anybody would wait for, the oldest is let go and it is said', async () => {
  const said: number[] = [];
  let lost = 0;
  let free = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    free = resolve;
  });
  const queue = scanQueue<number>(
    async (scan) => {
      if (scan === 0) await first;
      said.push(scan);
    },
    () => {
      lost += 1;
    },
  );
  for (let scan = 0; scan <= MOST_WAITING + 2; scan++) queue.push(scan);
  expect(lost).toBe(2);
  free();
  await settled();
  expect(said).toEqual([0, ...Array.from({ length: MOST_WAITING }, (_, place) => place + 3)]);
});

test('an answer that never comes is given up', async () => {
  await expect(within(1, new Promise(() => undefined))).rejects.toThrow('no answer in time');
  await expect(within(10_000, Promise.resolve('noted'))).resolves.toBe('noted');
});
