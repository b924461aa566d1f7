import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConvention } from '../../central/reports/targets.ts';
import { keepFirstDays } from '../../central/store/first-days/keep-first-days.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(clock);
});
afterAll(() => central.close());

const persons = async () =>
  (await central.db.selectFrom('first_counts').select('persons').where('site', '=', '*').where('figure', '=', 'distinctPersons').execute()).map(
    (row) => row.persons,
  );

test('a convention entered after its persons are gone takes nobody from the one that runs', async () => {
  await addConvention(central.db, { name: 'Celle qui court', startsOn: '2026-01-01', endsOn: '2026-12-31' });
  await central.db.insertInto('purges').values({ kept_from: '2024-11', started_at: 1, ended_at: 2 }).execute();
  const terminal = await enrolRawTerminal(central, clock.now);
  await terminal.send(terminal.seal([visitOf()]));
  await addConvention(central.db, { name: 'Une ancienne', startsOn: '2023-01-01', endsOn: '2023-12-31' });
  await keepFirstDays(central.db);
  expect(await persons()).toEqual([1]);
});
