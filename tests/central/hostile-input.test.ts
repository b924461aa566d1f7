import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FactDraft } from '../../shared/contract/facts.ts';
import { tablesInOrder } from '../../central/ops/table-order.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, factId, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { readerClient } from '../support/reader-client.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
let terminal: RawTerminal;
beforeEach(async () => {
  clock.set(TUESDAY_0905);
  central = await startTestCentral(clock);
  terminal = await enrolRawTerminal(central, clock.now);
});
afterEach(() => central.close());

const facts = () => central.db.selectFrom('facts').select('id').execute();
/** Every row of every table, as text, and what the sealed bytes unfold to. */
async function everything(): Promise<string> {
  const rows: unknown[] = [];
  for (const table of await tablesInOrder(central.db)) rows.push(...(await sql`SELECT * FROM ${sql.table(table)}`.execute(central.db)).rows);
  const sealed = await central.db.selectFrom('batches').select('bytes').execute();
  return [JSON.stringify(rows), ...sealed.map(({ bytes }) => (bytes.length === 0 ? '' : gunzipSync(bytes).toString('utf8')))].join('\n');
}

describe('batches that somebody else sends', () => {
  test('a request that was listened to and sent again, signature and nonce included, has the answer of then and counts nothing', async () => {
    const request = terminal.signed(terminal.seal([visitOf()]));
    expect(await request()).toMatchObject({ status: 201, body: { replayed: false } });
    for (let again = 0; again < 3; again++) expect(await request()).toMatchObject({ status: 200, body: { replayed: true } });
    clock.advance(301_000);
    expect(await request()).toMatchObject({ status: 401, body: { code: 'clock' } });
    expect(await facts()).toHaveLength(1);
  });

  test('bytes of one terminal that another signs again, as its own or into the first one’s log, are refused and leave the first one’s log alone', async () => {
    const thief = await enrolRawTerminal(central, clock.now, 'PEN');
    const batch = terminal.seal([visitOf()]);
    expect((await terminal.send(batch)).status).toBe(201);
    // As its own: the bytes name another log.
    expect(await thief.send(batch)).toMatchObject({ status: 422, body: { code: 'malformed' } });
    // Into the very log that the bytes name, under the other's name, then under its own: a log of its own by then, whose facts are somebody else's.
    const into = (name: string) => ({ signedPath: `/v1/terminals/${name}/logs/${terminal.log}/batches/1` });
    expect(await thief.send(batch, into(terminal.name))).toMatchObject({ status: 401, body: { code: 'unknown-key' } });
    await thief.send(batch, into(thief.name));
    const visits = await central.db.selectFrom('figures').select(['site', 'value']).where('period', '=', '2026-11').where('name', '=', 'visits').execute();
    expect(visits.filter(({ value }) => value !== 0)).toEqual([{ site: 'GER', value: 1 }]);
    expect(await terminal.send(terminal.seal([visitOf()]))).toMatchObject({ status: 201, body: { head: { bseq: 2 } } });
  });
});

describe('texts that must never be held', () => {
  const personal = ['aya.benali@example.org', '06 12 34 56 78', '0612345678', '2050399123456 78', '205039912345678', '2005-03-12', '12/03/2005', 'Aya Benali'];
  const injected = [
    `'); DROP TABLE facts;--`,
    '<script>alert(1)</script>',
    '=HYPERLINK("http://a.example")',
    '@SUM(A1)',
    '+33612345678',
    '\u202eexe.gnp',
    'x'.repeat(65),
  ];
  const head = { id: factId(0), rev: 1, day: '2026-11-24', void: false };
  const good: readonly FactDraft[] = [
    visitOf({ district: '7' }),
    { ...head, kind: 'workstation-session', startedAt: '2026-11-24T08:00:00.000Z', minutes: 5 },
    { ...head, kind: 'loan', deviceKind: 'laptop', place: 'on-site', minutes: 5, late: false },
    { ...head, kind: 'guests', guests: 'school', count: 12 },
    { ...head, kind: 'wait', queue: 'workstation', minutes: 25, called: true, end: 'seated' },
    { ...head, kind: 'dead-card', card: 'A'.repeat(22) },
  ];

  test('an e-mail, a phone, a NIR, a birth date, a name, SQL, HTML or a formula in any text of any fact is set apart by its id, and kept nowhere', async () => {
    let made = 0;
    const bad = good.flatMap((fact) =>
      Object.entries(fact)
        .filter(([, value]) => typeof value === 'string')
        .flatMap(([field]) => [...personal, ...injected].map((text) => ({ ...fact, id: factId(++made), [field]: text }))),
    );
    expect(bad.length).toBeGreaterThan(200);
    for (let at = 0; at < bad.length; at += 250) {
      const batch = bad.slice(at, at + 250);
      const answer = await terminal.send(terminal.seal([...batch, visitOf()]));
      expect(answer.status).toBe(201);
      // An id that is none is told as zeros: even that text is not kept.
      expect(answer.body.quarantined?.map(({ id }) => id)).toEqual(batch.map(({ id }) => (/^[0-9a-f]{32}$/.test(id) ? id : '0'.repeat(32))));
    }
    expect(await facts()).toHaveLength(Math.ceil(bad.length / 250));
    const held = await everything();
    for (const text of [...personal, ...injected]) expect(held.includes(JSON.stringify(text).slice(1, -1)), text).toBe(false);
  });
});

test('SQL, HTML and formulas in everything that a coordinator types are kept as they were typed, or refused, and run nowhere', async () => {
  const client = readerClient(central.url);
  await client.signIn(central.coordinator, central.firstPassphrase);
  for (const hostile of [
    `'); DROP TABLE facts;--`,
    '<img src=x onerror=alert(1)>',
    '=1+1',
    '@SUM(A1)',
    '"; DELETE FROM readers; --',
    '%27%20OR%201=1',
    '{{7*7}}',
  ]) {
    const made = [
      await client.post('/api/enrolment-codes', { siteCode: 'PEN', siteName: hostile }),
      await client.post('/api/organisation/sites', { code: 'VOL', name: hostile, districts: [] }),
      await client.post('/api/reports/comments', { month: '2026-11', site: 'GER', section: 3, text: hostile }),
      await client.post('/api/reports/conventions', { name: hostile, startsOn: '2026-02-15', endsOn: '2027-02-14' }),
      await client.post('/api/accounts', { name: hostile, role: 'read' }),
      await client.post('/api/organisation/charters', { from: '2026-12-01', texts: { fr: hostile } }),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    const { sites } = (await (await client.ask('/api/terminals')).json()) as { sites: { code: string; name: string }[] };
    expect(sites.filter(({ code }) => code !== 'GER').map(({ name }) => name)).toEqual([hostile, hostile]);
    const { accounts } = (await (await client.ask('/api/accounts')).json()) as { accounts: { name: string }[] };
    expect(accounts.map(({ name }) => name)).toContain(hostile);
    // In places made for codes it is refused with a problem.
    for (const [path, body] of [
      ['/api/enrolment-codes', { siteCode: hostile, siteName: 'x' }],
      ['/api/reports/days-off', { site: 'GER', day: hostile, off: true }],
      ['/api/session', { name: hostile }],
    ] as const) {
      const refused = await client.post(path, body);
      expect([path, refused.status, refused.headers.get('content-type')]).toEqual([path, 400, 'application/problem+json; charset=utf-8']);
    }
    expect((await client.signIn(hostile, hostile)).status).not.toBe(200);
    await client.signIn(central.coordinator, central.firstPassphrase);
  }
  expect(await central.db.selectFrom('readers').select('id').execute()).toHaveLength(8);
});
