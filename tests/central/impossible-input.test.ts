import { generateKeyPairSync, sign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recompute } from '../../central/ops/recompute.ts';
import { verify } from '../../central/ops/verify.ts';
import { enrolmentProofText } from '../../shared/contract/message-signature.ts';
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

const signedIn = async () => {
  const client = readerClient(central.url);
  await client.signIn(central.coordinator, central.firstPassphrase);
  return client;
};
const closed = { id: factId(0), rev: 1, day: '2026-11-24', void: false, kind: 'day-closed', visits: 1, distinctPersons: 1, presenceMinutes: 60 } as const;
/** Every sealed byte that central holds, as it was before it was zipped. */
const sealedTexts = async (): Promise<string> => {
  const rows = await central.db.selectFrom('batches').select('bytes').execute();
  return rows.map(({ bytes }) => (bytes.length === 0 ? '' : gunzipSync(bytes).toString('utf8'))).join('\n');
};

describe('facts that cannot be', () => {
  test('a day or an hour that no calendar has, a count that nobody could count: set apart, the line goes on and every page can be read', async () => {
    const impossible = [
      visitOf({ day: '2026-02-29' }),
      visitOf({ day: '2026-13-45' }),
      visitOf({ arrivedAt: '2026-11-24T99:15:00.000Z' }),
      visitOf({ arrivedAt: '2026-11-31T09:15:00.000Z' }),
      { ...closed, day: '2026-04-31', sessions: 0, loans: 0 },
      { ...closed, visits: Number.MAX_SAFE_INTEGER, sessions: 0, loans: 0 },
      { ...visitOf(), minutes: 1e300 },
    ].map((fact, n) => ({ ...fact, id: factId(n + 1) }));
    const answer = await terminal.send(terminal.seal([...impossible, visitOf({ day: '2028-02-29', arrivedAt: '2028-02-29T09:15:00.000Z' }), visitOf()]));
    expect(answer.status).toBe(201);
    expect(answer.body.quarantined).toEqual(impossible.map(({ id }) => ({ id, reason: 'schema' })));
    expect((await terminal.send(terminal.seal([visitOf()]))).status).toBe(201);
    const client = await signedIn();
    for (const page of ['overview?month=2026-11', 'month?month=2026-11&site=*', 'completeness?month=2026-11', 'comparison?month=2026-11&figure=visits'])
      expect((await client.ask(`/api/reports/${page}`)).status, page).toBe(200);
  });

  test('a birth date, a phone number or a NIR spelled as a pseudonym or as a dead card is set apart as personal', async () => {
    const spelled = [
      'Jean-Dupont-2005-03-12',
      '12-03-2005-Aya-Benali_',
      'Aya-Benali-0612345678_',
      'Aya-06-12-34-56-78-xyz',
      '205036912345678abcdefg',
      'a-2-05-03-69-123-456-b',
    ];
    expect(new Set(spelled.map(({ length }) => length))).toEqual(new Set([22]));
    const facts = spelled.flatMap((token, n) => [
      visitOf({ id: factId(2 * n + 1), person: token }),
      { id: factId(2 * n + 2), rev: 1, day: '2026-11-24', void: false, kind: 'dead-card', card: token },
    ]);
    const answer = await terminal.send(terminal.seal([...facts, visitOf({ person: '-_0A9z8Y7x6W5v4U3t2S1r' })]));
    expect(answer.body.quarantined).toEqual(facts.map(({ id }) => ({ id, reason: 'personal' })));
    expect(await central.db.selectFrom('facts').select('id').execute()).toHaveLength(1);
    expect(await central.db.selectFrom('dead_cards').select('hash').execute()).toEqual([]);
    expect(await sealedTexts()).not.toMatch(/Aya|Jean|2005/);
  });

  test('of a batch that holds a name its bytes are not kept; sent again it has the answer of then, the chain goes on and holds', async () => {
    const leaking = terminal.seal([visitOf(), { ...visitOf(), id: factId(7), firstName: 'Aya' }, { id: 'Aya Benali', seq: 3, withheld: 1 }]);
    const [first, again] = [await terminal.send(leaking), await terminal.send(leaking)];
    expect(first).toMatchObject({ status: 201, body: { quarantined: [{ id: factId(7) }, { reason: 'schema' }] } });
    expect(again).toMatchObject({ status: 200, body: { replayed: true, quarantined: first.body.quarantined, head: first.body.head } });
    expect(await terminal.send({ ...leaking, bytes: terminal.seal([visitOf()]).bytes })).toMatchObject({ status: 422 });
    const next = await enrolRawTerminal(central, clock.now, 'PEN');
    for (const facts of [[visitOf()], [{ ...visitOf(), firstName: 'Aya' }], [visitOf()]]) expect((await next.send(next.seal(facts))).status).toBe(201);
    expect(await sealedTexts()).not.toContain('Aya');
    expect(await verify(central.db)).toMatchObject({ batches: 4, facts: 2, withoutBytes: 2, faults: [] });
    // Bytes that were kept and are not there any more are a fault, not a batch without bytes.
    await central.db
      .updateTable('batches')
      .set({ bytes: Buffer.alloc(0) })
      .where('bseq', '=', 3)
      .execute();
    expect((await verify(central.db)).faults).toMatchObject([{ kind: 'bytes', bseq: 3 }, { kind: 'hash' }]);
  });
});

test('a batch whose frame is wrong is refused whole as malformed: too many facts, none, other numbers than it says, a field too many', async () => {
  const frame = { v: 1, log: terminal.log, bseq: 1, first: 1, last: 1, prev: '0'.repeat(64), facts: [{ ...visitOf(), seq: 1 }] };
  const wrong: readonly object[] = [
    { ...frame, last: 501, facts: Array.from({ length: 501 }, (_, n) => ({ ...visitOf(), seq: n + 1 })) },
    { ...frame, facts: [] },
    { ...frame, last: 2 },
    { ...frame, first: 2, last: 1 },
    { ...frame, bseq: 2 },
    { ...frame, log: 'f'.repeat(32) },
    { ...frame, prev: 'x' },
    { ...frame, v: 2 },
    { ...frame, staff: 'Aya Benali' },
    { ...frame, after: 'Aya Benali' },
    [frame],
  ];
  for (const body of wrong) {
    const answer = await terminal.send({ bseq: 1, bytes: gzipSync(JSON.stringify(body)) });
    expect([Object.keys(body).join(), answer.status, answer.body.code]).toEqual([Object.keys(body).join(), 422, 'malformed']);
  }
  for (const table of ['batches', 'facts', 'quarantine', 'logs'] as const) expect(await central.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  expect((await terminal.send({ bseq: 1, bytes: gzipSync(JSON.stringify(frame)) })).status).toBe(201);
});

test('of two revisions of a fact in one batch the greater counts, whichever stands first', async () => {
  const [one, other] = [visitOf({ id: factId(1), rev: 5, minutes: 50 }), visitOf({ id: factId(1), rev: 4, minutes: 10 })];
  await terminal.send(terminal.seal([one, other]));
  const kept = await central.db.selectFrom('figures').select('value').where('period', '=', '2026-11').where('name', '=', 'presenceMinutes').execute();
  expect(kept).toEqual([{ value: 50 }]);
});

test('the ramp-up counts the persons of a batch whose bytes are not kept', async () => {
  const client = await signedIn();
  expect((await client.post('/api/reports/conventions', { name: 'CEJ', startsOn: '2026-02-15', endsOn: '2027-02-14' })).status).toBe(201);
  await terminal.send(terminal.seal([visitOf({ person: 'A'.repeat(22) })]));
  expect((await client.ask('/api/reports/ramp-up?site=*')).status).toBe(200);
  await terminal.send(terminal.seal([visitOf({ person: 'B'.repeat(22) }), { ...visitOf(), firstName: 'Aya' }]));
  await terminal.send(terminal.seal([visitOf({ person: 'C'.repeat(22) })]));
  expect((await client.ask('/api/reports/ramp-up?site=*')).status).toBe(200);
  const counted = await central.db.selectFrom('first_days').select('person').where('site', '=', '*').execute();
  expect(counted.map(({ person }) => person[0]).toSorted()).toEqual(['A', 'B', 'C']);
  expect(await recompute(central.db, { fix: false, timeZone: 'Europe/Paris' })).toEqual([]);
});

describe('requests that cannot be', () => {
  const problemOf = async (answer: Response) => [
    answer.status,
    answer.headers.get('content-type')?.split(';')[0],
    ((await answer.json()) as { code: string }).code,
  ];

  test('an address that is none, or endless in one of its parts, gets a problem', async () => {
    for (const path of ['/%', '/api/%zz', '/v1/terminals/%E0%A4%A/keys', '/pass/%', '/api/reports/overview?month=%00', '/a%00b'])
      expect(await problemOf(await fetch(`${central.url}${path}`)), path).toEqual([400, 'application/problem+json', 'malformed']);
    const endless = await fetch(`${central.url}/api/terminals/${'x'.repeat(300)}/revoke`, { method: 'POST' });
    expect(await problemOf(endless)).toEqual([414, 'application/problem+json', 'too-large']);
    expect(await problemOf(await fetch(`${central.url}/v1/enrol`, { method: 'PATCH' }))).toEqual([404, 'application/problem+json', 'not-found']);
  });

  test('the character NUL in anything that is typed is refused with a problem, whichever engine keeps the text; a backslash before it is only a text', async () => {
    const client = await signedIn();
    const typed = (text: string): readonly (readonly [string, object])[] => [
      ['/api/enrolment-codes', { siteCode: 'PEN', siteName: text }],
      ['/api/organisation/sites', { code: 'VOL', name: text, districts: [] }],
      ['/api/accounts', { name: text, role: 'read' }],
      ['/api/reports/conventions', { name: text, startsOn: '2026-02-15', endsOn: '2027-02-14' }],
      ['/api/organisation/charters', { from: '2026-12-01', texts: { fr: text } }],
    ];
    for (const [path, body] of typed('a\u0000b'))
      expect(await problemOf(await client.post(path, body)), path).toEqual([400, 'application/problem+json', 'malformed']);
    expect(await problemOf(await client.signIn('a\u0000b', 'x'))).toEqual([400, 'application/problem+json', 'malformed']);
    for (const [path, body] of typed(String.raw`a\u0000b`)) expect((await client.post(path, body)).status, path).toBe(201);
  });

  test('an enrolment that brings more than it may, a key of the organisation say, is refused whole; its code stays good', async () => {
    const code = await central.createEnrolmentCode('GER', 'Gerland');
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
    const proof = sign(null, enrolmentProofText({ origin: new URL(central.url).origin, code, publicKey: raw }), privateKey).toString('base64url');
    const enrol = (more: object) =>
      fetch(`${central.url}/v1/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, publicKey: raw, proof, siteCode: 'GER', ...more }),
      });
    for (const field of ['orgKey', 'K_org', 'key', 'privateKey', 'cardKey'])
      expect(await problemOf(await enrol({ [field]: 'A'.repeat(43) })), field).toEqual([400, 'application/problem+json', 'malformed']);
    expect((await enrol({})).status).toBe(201);
  });
});
