import { expect, test } from 'vitest';
import { type PageScan, scanLine } from '../../renderer/scanner/scan-line.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A line whose core answers a page's scan when told to, with what was scanned. */
function line() {
  const told: string[] = [];
  const asked: { readonly scan: PageScan; readonly answer: (outcome: string) => void }[] = [];
  const scans = scanLine<string>({
    submit: (scan) => new Promise((answer) => asked.push({ scan, answer })),
    onOutcome: (outcome) => told.push(outcome),
    onFailed: (error) => told.push(String(error)),
    onRead: () => told.push('lu'),
    onLost: () => told.push('lost'),
  });
  return { scans, told, asked };
}

test('readers of the page and of the core stand in one line: "lu" at once for each, outcomes in the order of reading', async () => {
  const { scans, told, asked } = line();
  scans.read('AYA', 'wedge');
  scans.readByCore('usb-1');
  scans.read('INES', 'camera');
  scans.answered('usb-1', 'Noé is in');
  await settled();
  expect(told).toEqual(['lu', 'lu', 'lu']);
  asked[0]?.answer('Aya is in');
  await settled();
  expect(told.slice(3)).toEqual(['Aya is in', 'Noé is in']);
  expect(asked.map(({ scan }) => [scan.frame, scan.source])).toEqual([
    ['AYA', 'wedge'],
    ['INES', 'camera'],
  ]);
  asked[1]?.answer('Inès is in');
  await settled();
  expect(told.slice(5)).toEqual(['Inès is in']);
});

test('a scan that the core refused is said in its turn, and the next goes on', async () => {
  const { scans, told, asked } = line();
  scans.read('AYA', 'wedge');
  scans.readByCore('usb-1');
  scans.refused('usb-1', 'no room on the disk');
  scans.readByCore('usb-2');
  await settled();
  asked[0]?.answer('Aya is in');
  await settled();
  scans.answered('usb-2', 'Inès is in');
  await settled();
  expect(told.slice(3)).toEqual(['Aya is in', 'no room on the disk', 'Inès is in']);
});

test('the outcome of a scan read before this page opened is said all the same', () => {
  const { scans, told } = line();
  scans.answered('usb-0', 'Aya is in');
  scans.refused('usb-0', 'later');
  expect(told).toEqual(['Aya is in', 'later']);
});
