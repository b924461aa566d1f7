import { afterEach, expect, test } from 'vitest';
import type { PagePrinter } from '../../central/http/page-printer.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { type ReaderClient, readerClient } from '../support/reader-client.ts';
import { fakeClock } from '../support/test-core.ts';

let central: TestCentral;
afterEach(() => central.close());
async function readerOf(printer: PagePrinter | null): Promise<ReaderClient> {
  central = await startTestCentral(fakeClock(), undefined, undefined, { printer });
  const reader = readerClient(central.url);
  await reader.signIn('coordination', central.firstPassphrase);
  return reader;
}
const sessions = async (): Promise<number> => (await central.db.selectFrom('reader_sessions').select('reader').execute()).length;

test('a server without a browser says that it prints nothing, a month that is none is no question', async () => {
  const reader = await readerOf(null);
  const answer = await reader.ask('/api/report.pdf?month=2026-10&site=*');
  expect([answer.status, await answer.json()]).toMatchObject([501, { code: 'no-browser' }]);
  expect((await reader.ask('/api/report.pdf?month=2026-13')).status).toBe(400);
  // What may be sent is a frozen version.
  expect((await reader.ask('/api/report.pdf?month=2026-10&use=leave')).status).toBe(400);
});

test('a browser that breaks down is a refusal that may be asked again, and its session is over', async () => {
  const asked: string[] = [];
  const reader = await readerOf({
    print: ({ path }) => {
      asked.push(path);
      return Promise.reject(new Error('the browser went away'));
    },
    close: () => Promise.resolve(),
  });
  const answer = await reader.ask('/api/report.pdf?month=2026-10&site=GER&version=2');
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'not-printed' }]);
  await reader.ask('/api/report.pdf?month=2026-10&site=GER&version=2&use=leave');
  expect(asked).toEqual(['/#/rapport?mois=2026-10&antenne=GER&version=2', '/#/rapport?mois=2026-10&antenne=GER&version=2&usage=transmettre']);
  expect(await sessions()).toBe(1);
});
