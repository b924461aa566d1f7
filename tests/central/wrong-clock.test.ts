import { afterAll, beforeAll, expect, test } from 'vitest';
import { dailyWork } from '../../central/daily-work.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(clock);
});
afterAll(() => central.close());

test('a server whose clock has jumped years ahead removes nothing, until a terminal confirms its time', async () => {
  const told: string[] = [];
  const say = (line: unknown) => void told.push(JSON.stringify(line));
  const facts = async () =>
    (
      await central.db
        .selectFrom('facts')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const terminal = await enrolRawTerminal(central, clock.now, 'GER');
  await terminal.send(terminal.seal([visitOf({})]));
  clock.advance(3 * 365 * 86_400_000);
  const work = dailyWork({ db: central.db, dataFolder: central.folder, now: clock.now, timeZone: 'Europe/Paris', log: { info: say, warn: say, error: say } });
  await work.tick();
  await work.tick();
  expect(told).toEqual([expect.stringContaining('no terminal has confirmed the time')]);
  expect(await facts()).toBe(1);
  // The years have really gone by: its own clock says so too.
  expect((await terminal.send(terminal.seal([visitOf({ day: '2029-11-20' })]))).status).toBe(201);
  clock.advance(86_400_000);
  await work.tick();
  await work.stop();
  expect(told[1]).toContain('"keptFrom":"2027-11"');
  expect(await facts()).toBe(1);
});
