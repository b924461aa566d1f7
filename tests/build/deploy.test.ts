import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');
const isThere = (path: string): boolean => existsSync(fileURLToPath(new URL(path, root)));
const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(clock);
});
afterAll(() => central.close());

/** Options that this program takes, from its own `parseArgs`. */
const optionsOf = (program: string): ReadonlySet<string> =>
  new Set([...(/options: \{([\s\S]*?)\n? {2}\},?\n\}/.exec(text(program))?.[1] ?? '').matchAll(/'?([a-z-]+)'?: \{ type:/g)].map(([, name = '']) => name));
const unitFiles = ['docs/deploy/accueil-central.service', 'docs/deploy/accueil-central-backup.service'];
const containerfile = text('docs/deploy/Containerfile');

describe('what docs/deploy says is what central is', () => {
  test('an image is built from files that exist and that are let in, with the very pages that npm run central builds', () => {
    const allowed = text('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(allowed.filter((path) => !isThere(path))).toEqual([]);
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const [pages = 'none'] = /build-pages\.ts [a-z ]+(?= &&)/.exec(scripts.central ?? '') ?? [];
    expect(containerfile).toContain(pages);
    const kept = [...containerfile.matchAll(/COPY --from=build .* \/app\/(\S+) /g)].map(([, path = '']) => path);
    expect(kept).toEqual(['package.json', 'node_modules', 'dist', 'shared', 'central']);
  });

  test('nobody is root: the image runs as its own user, units under a dynamic one, without capabilities, the program read-only', () => {
    expect(containerfile).toMatch(/^USER node$/m);
    for (const file of unitFiles)
      for (const line of ['DynamicUser=yes', 'User=accueil-central', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'UMask=0077'])
        expect(text(file).split('\n'), `${file}: ${line}`).toContain(line);
  });

  test('every command calls a program that exists with options that it takes', () => {
    const commands = [containerfile, ...unitFiles.map(text)].flatMap((file) =>
      file.split('\n').filter((line) => /^(CMD|ExecStart)/.test(line) && line.includes('central/')),
    );
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      const [program = ''] = /central\/[\w/]+\.ts/.exec(command) ?? [];
      expect(isThere(program), program).toBe(true);
      const options = optionsOf(program);
      for (const [, name = ''] of command.matchAll(/--([a-z-]+)/g)) expect([program, [...options]], command).toEqual([program, expect.arrayContaining([name])]);
    }
  });

  test('its health check asks a route that answers', async () => {
    const [path = '/none'] = /(?<=127\.0\.0\.1:8090)\/\w+/.exec(containerfile) ?? [];
    expect((await fetch(`${central.url}${path}`)).status).toBe(200);
  });

  test('every alert watches figures that /metrics gives, under the labels that it gives them', async () => {
    const terminal = await enrolRawTerminal(central, clock.now);
    await terminal.send(terminal.seal([visitOf()]));
    await central.db.updateTable('terminals').set({ waiting: 1 }).execute();
    const given = await (await fetch(`${central.url}/metrics`)).text();
    const rules = [...text('docs/deploy/alerts.yml').matchAll(/expr: (.*)/g)].map(([, rule = '']) => rule);
    expect(rules.length).toBeGreaterThan(7);
    for (const rule of rules)
      for (const [name] of rule.matchAll(/\bcentral_\w+/g)) {
        expect(given, rule).toMatch(new RegExp(`^${name}\\b`, 'm'));
        for (const [, label = ''] of rule.matchAll(new RegExp(`${name}\\{(\\w+)=`, 'g'))) expect(given).toMatch(new RegExp(`^${name}\\{.*${label}=`, 'm'));
      }
  });
});
