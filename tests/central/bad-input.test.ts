import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monthReport } from '../support/month-at-central.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { startTestCentral } from '../support/central.ts';
import { enrolRawTerminal, factId, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock();
let central: RunningCentral;
let terminal: RawTerminal;
beforeEach(async () => {
  clock.set(TUESDAY_0905);
  central = await startTestCentral(clock);
  terminal = await enrolRawTerminal(central, clock.now);
});
afterEach(() => central.close());

const month = async () => (await monthReport(central.db, '2026-11', '2026-11-30' as BusinessDay)).all;
const visits = async (): Promise<number> => (await month()).visits;
const nowS = (): number => Math.floor(clock.now() / 1000);

describe('central believes nobody', () => {
  test('a good batch is accepted, so that what follows means something', async () => {
    expect(await terminal.send(terminal.seal([visitOf()]))).toMatchObject({
      status: 201,
      body: { replayed: false, quarantined: [], head: { bseq: 1, seq: 1 } },
    });
    expect(await visits()).toBe(1);
  });

  test('a changed byte, a foreign key, another path, no signature', async () => {
    const batch = terminal.seal([visitOf()]);
    const changed = Buffer.from(batch.bytes);
    changed[changed.length - 3] = (changed[changed.length - 3] ?? 0) ^ 1;
    const other = await enrolRawTerminal(central, clock.now);
    const path = `/v1/terminals/${terminal.name}/logs/${terminal.log}/batches/2`;
    expect(await terminal.send(batch, { body: changed })).toMatchObject({ status: 400, body: { code: 'digest' } });
    expect(await terminal.send(batch, { keyId: other.keyId })).toMatchObject({ status: 401 });
    expect(await terminal.send(batch, { keyId: 'no-such-key' })).toMatchObject({ status: 401, body: { code: 'unknown-key' } });
    expect(await terminal.send(batch, { path })).toMatchObject({ status: 401, body: { code: 'signature' } });
    expect(await terminal.send(batch, { headers: { signature: 'sig=:AAAA:' } })).toMatchObject({ status: 401, body: { code: 'signature' } });
    expect(await terminal.send(batch, { headers: { 'signature-input': '' } })).toMatchObject({ status: 401 });
    expect(await visits()).toBe(0);
    expect((await terminal.send(batch)).status).toBe(201);
  });

  test('a clock an hour off is told the time, a revoked terminal is told so', async () => {
    const batch = terminal.seal([visitOf()]);
    const late = await terminal.send(batch, { created: nowS() - 3_600 });
    expect(late).toMatchObject({ status: 401, body: { code: 'clock', serverTime: new Date(clock.now()).toISOString() } });
    expect(await terminal.send(batch, { created: nowS() + 3_600 })).toMatchObject({ status: 401, body: { code: 'clock' } });
    await central.db.updateTable('terminals').set({ revoked_at: clock.now() }).execute();
    expect(await terminal.send(batch)).toMatchObject({ status: 403, body: { code: 'revoked' } });
    expect(await visits()).toBe(0);
  });

  test('a bomb, a truncated body, no JSON, no gzip, another media type', async () => {
    const send = (bytes: Buffer) => terminal.send({ bseq: 1, bytes });
    expect(await send(gzipSync(Buffer.alloc(60_000_000, ' ')))).toMatchObject({ status: 422, body: { code: 'unreadable' } });
    expect(await send(terminal.seal([visitOf()]).bytes.subarray(0, 100))).toMatchObject({ status: 422, body: { code: 'unreadable' } });
    expect(await send(gzipSync('not json'))).toMatchObject({ status: 422, body: { code: 'unreadable' } });
    expect(await send(Buffer.from('{}'))).toMatchObject({ status: 422 });
    expect(await send(gzipSync('{"v":1}'))).toMatchObject({ status: 422, body: { code: 'malformed' } });
    expect(await terminal.send({ bseq: 1, bytes: gzipSync('{}') }, { headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 415 });
    expect((await send(Buffer.alloc(1_200_000, 1))).status).toBe(413);
    expect(await visits()).toBe(0);
  });

  test('a fact with a field too many, a name say, is set apart by its id alone and blocks no other', async () => {
    const good = visitOf();
    const leaking = { ...visitOf(), id: factId(7), firstName: 'Aya' };
    const answer = await terminal.send(terminal.seal([good, leaking, visitOf({ purpose: 'mediation' }), { ...visitOf(), minutes: -4 }]));
    expect(answer).toMatchObject({ status: 201 });
    expect(answer.body.quarantined).toHaveLength(2);
    expect(answer.body.quarantined?.[0]).toEqual({ id: factId(7), reason: 'schema' });
    expect(await visits()).toBe(2);
    expect(JSON.stringify(await central.db.selectFrom('quarantine').selectAll().execute())).not.toContain('Aya');
  });

  test('the same batch fifty times at once counts once', async () => {
    const batch = terminal.seal([visitOf(), visitOf()]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => terminal.send(batch)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 49 }, () => 200), 201]);
    expect(await visits()).toBe(2);
  });

  test('a gap and a fork are refused with the head that central knows', async () => {
    const first = terminal.seal([visitOf()]);
    const second = terminal.seal([visitOf()]);
    expect(await terminal.send(second)).toMatchObject({ status: 409, body: { code: 'gap', head: { bseq: 0 } } });
    expect((await terminal.send(first)).status).toBe(201);
    expect((await terminal.send(second)).status).toBe(201);
    const forked = {
      bseq: 1,
      bytes: gzipSync(JSON.stringify({ v: 1, log: terminal.log, bseq: 1, first: 1, last: 1, prev: '0'.repeat(64), facts: [{ ...visitOf(), seq: 1 }] })),
    };
    expect(await terminal.send(forked)).toMatchObject({ status: 409, body: { code: 'fork', head: { bseq: 2 } } });
    expect(await visits()).toBe(2);
  });

  test('no terminal changes another terminal’s fact', async () => {
    const other = await enrolRawTerminal(central, clock.now, 'PEN');
    const mine = visitOf({ id: factId(1) });
    await terminal.send(terminal.seal([mine]));
    await other.send(other.seal([{ ...mine, rev: 9, void: true }]));
    expect(await visits()).toBe(1);
  });

  test('an older revision that comes late changes nothing', async () => {
    await terminal.send(terminal.seal([visitOf({ id: factId(1), rev: 3, minutes: 90 })]));
    await terminal.send(terminal.seal([visitOf({ id: factId(1), rev: 2, minutes: 10 })]));
    expect(await month()).toMatchObject({ visits: 1, presenceMinutes: 90 });
  });

  test('the month is for people who signed in', async () => {
    for (const path of ['/api/reports/overview?month=2026-11', '/api/reports/exports', '/api/terminals'])
      expect((await fetch(`${central.url}${path}`)).status, path).toBe(401);
  });
});
