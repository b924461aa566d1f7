import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi } from '../../central/http/openapi.ts';
import { pageRoutes } from '../../central/http/openapi-pages.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import { startTestCentral } from '../support/central.ts';
import { enrolRawTerminal, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

interface Operation {
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
const clock = fakeClock(TUESDAY_0905);
let central: RunningCentral;
let terminal: RawTerminal;
let served: Document;
beforeAll(async () => {
  // With a provider, so that its routes are served too; nobody asks it anything.
  const claims = { roleClaim: 'groups', readValue: 'read', manageValue: 'manage' };
  const provider = { label: 'Organisation', issuer: 'http://127.0.0.1:9', clientId: 'central', clientSecret: 'secret', ...claims };
  central = await startTestCentral(clock, undefined, undefined, { provider });
  terminal = await enrolRawTerminal(central, clock.now);
  served = (await (await fetch(`${central.url}/v1/openapi.json`)).json()) as Document;
});
afterAll(() => central.close());

const batchPath = '/v1/terminals/{terminal}/logs/{log}/batches/{bseq}';

describe('the OpenAPI document', () => {
  test('is what central serves, and every reference in it leads somewhere', () => {
    expect(served).toEqual(JSON.parse(JSON.stringify(openApi)));
    expect(served.openapi).toBe('3.1.0');
    const references = [...JSON.stringify(served).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(served.components.schemas, name).toHaveProperty(name);
    for (const methods of Object.values(served.paths))
      for (const { responses } of Object.values(methods)) for (const answer of Object.values(responses)) expect(answer.description).not.toBe('');
  });

  test('describes every route that is served and none that is not, with the role that each asks for', () => {
    const described = Object.entries(served.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    const plain = central.routes.map((route) => route.replaceAll(/:(\w+)/g, '{$1}')).filter((route) => !/^(HEAD|OPTIONS) | \/$/.test(route));
    expect(described.toSorted()).toEqual([...new Set(plain)].toSorted());
    for (const [route, access] of central.access)
      if (!route.startsWith('HEAD ')) expect({ route, access: pageRoutes[route.replaceAll(/:(\w+)/g, '{$1}')]?.access }).toEqual({ route, access });
  });

  test('names each answer that a terminal meets, with its code', async () => {
    const good = terminal.seal([visitOf()]);
    const second = terminal.seal([visitOf()]);
    const answers = [
      await terminal.send(second),
      await terminal.send(good),
      await terminal.send(good),
      await terminal.send({ bseq: 1, bytes: gzipSync('{}') }),
      await terminal.send(good, { headers: { 'content-type': 'text/plain' } }),
      await terminal.send(good, { body: Buffer.from('x') }),
      await terminal.send(good, { keyId: 'nobody.k1' }),
      await terminal.send(good, { created: 1 }),
      await terminal.send({ bseq: 1, bytes: Buffer.alloc(1_200_000, 1) }),
    ];
    await central.db.updateTable('terminals').set({ revoked_at: 1 }).execute();
    answers.push(await terminal.send(good));
    const put = served.paths[batchPath]?.put;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409, 201, 200, 422, 415, 400, 401, 413, 403]));
    for (const { status, body } of answers) {
      const described = put?.responses[String(status)]?.description ?? 'not in the document';
      if (status >= 400) expect(described).toContain(`\`${body.code ?? ''}\``);
    }
    const enrolled = await fetch(`${central.url}/v1/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(Object.keys(served.paths['/v1/enrol']?.post?.responses ?? {})).toContain(String(enrolled.status));
  });
});
