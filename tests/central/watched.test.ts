import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const TOKEN = 'a-token-for-the-metrics';
const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeEach(async () => {
  clock.set(TUESDAY_0905);
  central = await startTestCentral(clock, undefined, undefined, { requestMs: 400 });
});
afterEach(() => central.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${central.url}${path}`, { headers });

describe('what operations watch', () => {
  test('central says that it is alive, and that it is ready to take batches', async () => {
    expect(await (await get('/health')).json()).toEqual({ alive: true });
    expect(await (await get('/ready')).json()).toEqual({ ready: true });
  });

  test('batches are counted by their outcome, facts kept and set apart, and how long ago each terminal spoke', async () => {
    const terminal = await enrolRawTerminal(central, clock.now);
    const batch = terminal.seal([visitOf(), { ...visitOf(), firstName: 'Aya' }]);
    await terminal.send(batch);
    await terminal.send(batch);
    await terminal.send(batch, { keyId: 'no-such-key' });
    await enrolRawTerminal(central, clock.now, 'PEN');
    await central.db.updateTable('terminals').set({ waiting: 12 }).where('name', '=', 'pen-1').execute();
    clock.advance(90_000);
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    for (const line of [
      'central_batches_total{outcome="accepted"} 1',
      'central_batches_total{outcome="replayed"} 1',
      'central_batches_total{outcome="unknown-key"} 1',
      'central_facts_total 1',
      'central_facts_quarantined_total{reason="schema"} 1',
      'central_facts_quarantined_total{reason="personal"} 0',
      'central_facts_quarantined_total{reason="too-old"} 0',
      'central_answers_total{status="401"} 1',
      'central_store_up 1',
      'central_terminal_waiting_facts{terminal="pen-1"} 12',
      'central_ingest_seconds_count 3',
      `central_terminal_last_contact_age_seconds{terminal="${terminal.name}"} 90`,
    ])
      expect(text.split('\n')).toContain(line);
    const free = Number(/^central_data_free_bytes (\S+)$/m.exec(text)?.[1]);
    expect(free).toBeGreaterThan(0);
    expect(text).not.toMatch(/Aya|A{22}|127\.0\.0\.1/);
  });

  test('metrics are for this machine; what came through the proxy in front does not see them', async () => {
    expect((await get('/metrics')).status).toBe(200);
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  });

  test('with a token, its bearer sees the metrics and nobody else', async () => {
    await central.close();
    central = await startTestCentral(clock, undefined, undefined, { metricsToken: TOKEN });
    expect((await get('/metrics')).status).toBe(404);
    expect((await get('/metrics', { authorization: 'Bearer a-token-for-the-metric5' })).status).toBe(404);
    expect((await get('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });
});

describe('central waits for nobody', () => {
  /** Says these bytes on a bare connection and hears all that comes until central hangs up. */
  async function heard(...said: readonly string[]): Promise<string> {
    const { hostname, port } = new URL(central.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    for (const bytes of said) socket.write(bytes);
    await once(socket, 'close');
    return answer;
  }
  const problemOf = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
  const head = 'PUT /v1/terminals/ger-1/logs/00000000000000000000000000000000/batches/1 HTTP/1.1\r\nHost: central\r\n';

  test('a body that never ends is cut with a problem, and the others are served meanwhile', async () => {
    const slow = heard(`${head}Content-Type: application/vnd.epn.batch.v1+json\r\nContent-Length: 1000\r\n\r\n`, 'a few bytes');
    expect((await get('/health')).status).toBe(200);
    const answer = await slow;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(problemOf(answer)).toMatchObject({ status: 408, code: 'too-slow' });
  });

  test('a head that never ends, one that is too long and what is no HTTP get a problem too', async () => {
    expect(problemOf(await heard(head))).toMatchObject({ status: 408, code: 'too-slow' });
    expect(problemOf(await heard(`${head}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`))).toMatchObject({ status: 431, code: 'too-large' });
    expect(problemOf(await heard('hello central\r\n\r\n'))).toMatchObject({ status: 400, code: 'malformed' });
    expect(problemOf(await heard(`${head}Expect: a-miracle\r\n\r\n`))).toMatchObject({ status: 417, code: 'malformed' });
  });

  test('a body that says it is larger than a batch may be is refused before it is read', async () => {
    const answer = await heard(`${head}Content-Type: application/vnd.epn.batch.v1+json\r\nContent-Length: 50000000\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(problemOf(answer)).toMatchObject({ status: 413, code: 'too-large' });
  });
});
