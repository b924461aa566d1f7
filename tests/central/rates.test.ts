import { afterEach, expect, test } from 'vitest';
import type { RateLimits } from '../../central/http/rates.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock } from '../support/test-core.ts';

const clock = fakeClock();
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const startWith = async (rates: RateLimits): Promise<TestCentral> => {
  const central = await startTestCentral(clock, undefined, undefined, { rates });
  closing.push(() => central.close());
  return central;
};
const sealed = (terminal: RawTerminal) => terminal.seal([visitOf()]);

test('a terminal that floods is told when to come back, and its neighbour behind the same address is served all the while', async () => {
  const central = await startWith({ keyRequests: 12 });
  const [loud, quiet] = [await enrolRawTerminal(central, clock.now, 'GER'), await enrolRawTerminal(central, clock.now, 'PEN')];
  const batch = sealed(loud);
  const flood = await Promise.all(Array.from({ length: 30 }, () => loud.send(batch)));
  expect(flood.filter(({ status }) => status === 429)).toHaveLength(18);
  const refused = await loud.send(sealed(loud));
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many', type: 'urn:accueil:problem:too-many' } });
  expect(refused.retryAfterS).toBeGreaterThan(0);
  expect(refused.retryAfterS).toBeLessThanOrEqual(60);
  for (let n = 0; n < 5; n++) expect((await quiet.send(sealed(quiet))).status).toBe(201);
  expect(await central.db.selectFrom('facts').select('id').execute()).toHaveLength(6);
});

test('a flood under forged names is the address’s own: a terminal that has proved itself behind it goes on', async () => {
  const central = await startWith({ requests: 20, keyRequests: 12 });
  const [honest, other] = [await enrolRawTerminal(central, clock.now, 'GER'), await enrolRawTerminal(central, clock.now, 'PEN')];
  expect((await honest.send(sealed(honest))).status).toBe(201);
  // Signed by another key under the honest one's key id, each under another name.
  const path = (name: string) => `/v1/terminals/${name}/logs/${other.log}/batches/1`;
  const batch = sealed(other);
  const forged = await Promise.all(Array.from({ length: 30 }, (_, n) => other.send(batch, { keyId: honest.keyId, path: path(`ger-${n + 50}`) })));
  expect(new Set(forged.map(({ status }) => status))).toEqual(new Set([401, 429]));
  expect((await fetch(`${central.url}/api/sign-in`)).status).toBe(429);
  for (let n = 0; n < 5; n++) expect((await honest.send(sealed(honest))).status).toBe(201);
});
