import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(clock);
});
afterAll(() => central.close());

test('six terminals of one antenne that send at once, the same persons among them, are all taken at the first try and counted once', async () => {
  const terminals = [];
  for (let n = 0; n < 6; n++) terminals.push(await enrolRawTerminal(central, clock.now));
  const person = (n: number): string => String.fromCharCode(65 + (n % 9)).repeat(22);
  const statuses = await Promise.all(
    terminals.map(async (terminal) => {
      const answers: number[] = [];
      for (let batch = 0; batch < 5; batch++) {
        const sealed = terminal.seal(Array.from({ length: 40 }, (_, n) => visitOf({ person: person(n + batch) })));
        answers.push((await terminal.send(sealed)).status);
      }
      return answers;
    }),
  );
  expect(new Set(statuses.flat())).toEqual(new Set([201]));
  const figure = async (name: string) =>
    (
      await central.db
        .selectFrom('figures')
        .select('value')
        .where('period', '=', '2026-11')
        .where('site', '=', 'GER')
        .where('name', '=', name)
        .executeTakeFirst()
    )?.value;
  expect(await figure('visits')).toBe(6 * 5 * 40);
  expect(await figure('distinctPersons')).toBe(9);
});

test('the same fact told by two terminals of one antenne at the same moment counts once, and both are answered', async () => {
  const [one, other] = [await enrolRawTerminal(central, clock.now), await enrolRawTerminal(central, clock.now)];
  const shared = visitOf({ person: 'T'.repeat(22) });
  const answers = await Promise.all([one, other].map((terminal) => terminal.send(terminal.seal([shared, visitOf({ person: 'U'.repeat(22) })]))));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const id = Buffer.from(shared.id, 'hex');
  expect(await central.db.selectFrom('fact_ids').select('rev').where('id', '=', id).execute()).toEqual([{ rev: 1 }]);
});
