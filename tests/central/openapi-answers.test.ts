import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { pageRoutes } from '../../central/http/openapi-pages.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort, CentralRequest } from '../../shared/core/ports.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { readerClient } from '../support/reader-client.ts';
import { type RecordedAnswer, recordAnswers } from '../support/recorded-answers.ts';
import { seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore, type TestCore, TUESDAY_0905 } from '../support/test-core.ts';

interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Answer>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
let served: Document;
let t: TestCore;
let written = '';
const sent: CentralRequest[] = [];
const port: CentralPort = {
  send: (request) => {
    sent.push(request);
    return fetchCentralPort.send(request);
  },
};
const record = recordAnswers();
beforeAll(async () => {
  central = await startTestCentral(clock, undefined, undefined, { printer: null });
  served = (await (await fetch(`${central.url}/v1/openapi.json`)).json()) as Document;
  t = await startTestCore({ clock, central: port, files: { save: async ({ text, suggestedName }) => ((written = text), suggestedName) } });
});
afterAll(async () => {
  record.stop();
  await t.stop();
  await central.close();
});

/** What the document says of such an answer; throws when it says nothing. */
function describedAnswer({ method, path, status }: RecordedAnswer): Answer {
  const [, methods] = Object.entries(served.paths).find(([each]) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)) ?? [];
  const responses = methods?.[method.toLowerCase()]?.responses ?? {};
  const answer = responses[String(status)] ?? responses[`${String(status)[0]}XX`];
  if (answer === undefined) throw new Error(`${method} ${path} answered ${status}, which the document does not say`);
  return answer;
}
const schemas = new Map<string, z.ZodType>();
/** The document's own schema, read back as a judge. */
function judgeOf(schema: object): z.ZodType {
  const key = JSON.stringify(schema);
  let judge = schemas.get(key);
  if (judge === undefined) {
    const text = JSON.stringify({ ...schema, $defs: served.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/');
    const definitions = JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]; // judged by the reader itself
    schemas.set(key, (judge = z.fromJSONSchema(definitions)));
  }
  return judge;
}
function hold(answers: readonly RecordedAnswer[]): void {
  for (const answer of answers) {
    const name = `${answer.method} ${answer.path} → ${answer.status} ${answer.type}`;
    const { description, content } = describedAnswer(answer);
    if (answer.status >= 400) {
      const { code, status } = JSON.parse(answer.text) as { code: string; status: number };
      expect([name, answer.type, status]).toEqual([name, 'application/problem+json', answer.status]);
      expect(description, name).toContain(code.startsWith('closing-') ? 'closing-' : `\`${code}\``);
    }
    if (content === undefined) continue;
    expect([name, Object.keys(content)]).toEqual([name, expect.arrayContaining([answer.type])]);
    const schema = content[answer.type]?.schema;
    if (schema !== undefined) expect(judgeOf(schema).safeParse(JSON.parse(answer.text)).error, name).toBeUndefined();
  }
}

describe('each real answer is one that the OpenAPI document describes: its status, its media type, its body', () => {
  test('to terminals: batches, enrolments, keys, what is handed down, files on a USB key', async () => {
    const raw = await enrolRawTerminal(central, clock.now, 'PEN');
    const [first, second] = [raw.seal([visitOf()]), raw.seal([visitOf(), { ...visitOf(), firstName: 'x' }])];
    for (const batch of [second, first, first, second]) await raw.send(batch);
    await raw.send({ bseq: 1, bytes: gzipSync('{}') });
    await raw.send(first, { headers: { 'content-type': 'text/plain' } });
    await raw.send(first, { body: Buffer.from('x') });
    await raw.send(first, { keyId: 'nobody.k1' });
    await raw.send(first, { created: 1 });
    await raw.send(first, { signedPath: `/v1/terminals/${raw.name}/logs/x/batches/1` });
    await raw.send({ bseq: 1, bytes: Buffer.alloc(1_200_000, 1) });
    for (const [body, type] of [
      ['{}', 'application/json'],
      ['<a/>', 'text/xml'],
      [JSON.stringify({ code: 'ABCDEFGHJK', publicKey: 'A'.repeat(43), proof: 'A'.repeat(86), siteCode: 'GER' }), 'application/json'],
    ] as const)
      await fetch(`${central.url}/v1/enrol`, { method: 'POST', headers: { 'content-type': type }, body });
    const seed = seedGerland(t);
    await t.signIn();
    await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
    await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: seed.member().code, source: 'wedge' });
    await t.ask('desk', 'usb.export', {});
    await t.ask('desk', 'upload.now', {});
    await t.ask('desk', 'upload.renewKey', {});
    for (const end of ['/keys', '/handed-down']) {
      const last = sent.findLast(({ url }) => url.endsWith(end));
      if (last === undefined) throw new Error(`nothing was sent to ${end}`);
      await fetchCentralPort.send(last);
      await fetchCentralPort.send({ ...last, headers: { ...last.headers, 'content-type': 'text/plain' } });
      await fetchCentralPort.send({ ...last, body: Buffer.from('{}') });
      await fetchCentralPort.send({ ...last, headers: { ...last.headers, signature: 'sig1=:AAAA:' } });
    }
    const coordinator = readerClient(central.url);
    await coordinator.signIn(central.coordinator, central.firstPassphrase);
    const file = JSON.parse(written) as Record<string, unknown>;
    await coordinator.post('/api/imports', file);
    await coordinator.post('/api/imports', { hello: 'world' });
    await coordinator.post('/api/imports', { ...file, signature: 'A'.repeat(86) });
    await central.db.updateTable('terminals').set({ revoked_at: 1 }).execute();
    await raw.send(first);
    await coordinator.post('/api/imports', file);
    const told = record.answers.filter(({ path }) => path.startsWith('/v1/') || path === '/api/imports');
    const met = new Set(told.map(({ path, status }) => `${/(batches|enrol|keys|handed-down|imports|openapi)/.exec(path)?.[0] ?? ''} ${status}`));
    for (const each of [
      ...[200, 201, 400, 401, 403, 409, 413, 415, 422].map((status) => `batches ${status}`),
      ...[201, 400, 415].map((status) => `enrol ${status}`),
      ...[201, 400, 401, 409, 415].map((status) => `keys ${status}`),
      ...[200, 400, 401, 415].map((status) => `handed-down ${status}`),
      ...[201, 409, 422].map((status) => `imports ${status}`),
    ])
      expect(met).toContain(each);
    hold(told);
  });

  test('to pages and to those who watch: with a session, without one, and with the lesser role', async () => {
    const from = record.answers.length;
    const query: Readonly<Record<string, string>> = { month: '2026-11', site: 'GER', figure: 'visits', threshold: '5' };
    const manager = readerClient(central.url);
    await manager.signIn(central.coordinator, central.firstPassphrase);
    const { passphrase } = (await (await manager.post('/api/accounts', { name: 'lectrice', role: 'read' })).json()) as { passphrase: string };
    const lesser = readerClient(central.url);
    expect((await lesser.signIn('lectrice', passphrase)).status).toBeLessThan(300);
    const stranger = readerClient(central.url);
    for (const [route, { access }] of Object.entries(pageRoutes)) {
      const [method = '', path = ''] = route.split(' ');
      if (route === 'DELETE /api/session' || route.startsWith('GET /api/provider')) continue;
      const properties = served.paths[path]?.[method.toLowerCase()] as { parameters?: readonly { in: string; name: string }[] } | undefined;
      const asked = (properties?.parameters ?? [])
        .filter((one) => one.in === 'query' && one.name in query)
        .map(({ name }): [string, string] => [name, query[name] ?? '']);
      const address = `${path.replaceAll(/\{\w+\}/g, '999')}${asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`}`;
      const body = method === 'GET' ? {} : { body: { nothing: true } };
      if (access === 'read' || access === 'manage') expect((await stranger.ask(address, { method, ...body })).status, route).toBe(401);
      if (access === 'manage') expect((await lesser.ask(address, { method, ...body })).status, route).toBe(403);
      // 999 is nobody's name and no file's number; an unknown field is refused wherever a body is read.
      const mine = await manager.ask(address, { method, ...body });
      expect(mine.status, route).not.toBe(500);
    }
    await manager.ask('/api/session', { method: 'DELETE' });
    const answers = record.answers.slice(from);
    hold(answers);
    expect(answers.filter(({ method, status }) => method === 'GET' && status === 200).length).toBeGreaterThan(15);
  });
});
