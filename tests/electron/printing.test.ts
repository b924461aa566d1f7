import { expect, test, vi } from 'vitest';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const { BrowserWindow, FakeContents } = await import('../support/fake-electron.ts');
const { preparePrinting } = await import('../../electron/os/printing.ts');
const printing = preparePrinting(false);

test.each([
  [[true, ''], 'sent'],
  [[false, 'Print job canceled'], 'cancelled'],
  [[false, 'cancelled'], 'cancelled'],
  [[false, 'Print job failed'], 'failed'],
  [[false, 'No printers available on the network'], 'failed'],
] as const)('Electron’s answer %j to a print is told as %s, and the hidden window is gone', async (answer, outcome) => {
  FakeContents.printAnswer = answer;
  expect(await printing.print('<p>carte</p>')).toBe(outcome);
  expect(BrowserWindow.made.at(-1)?.destroyed).toBe(true);
});

test('a page that cannot be loaded is a print that failed, not an error nobody hears', async () => {
  vi.spyOn(BrowserWindow.prototype, 'loadURL').mockRejectedValueOnce(new Error('ERR_FAILED'));
  expect(await printing.print('<p>carte</p>')).toBe('failed');
});
