import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The house's rules on who may import whom (docs/decisions/0002, 0011, 0019). Rooms are the longest matching prefix. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': [],
  'shared/contract': ['shared/domain'],
  'shared/db': [],
  'shared/browser': [],
  'shared/symbols': [],
  'shared/sheets': ['shared/domain'],
  'shared/core': ['shared/db', 'shared/contract', 'shared/domain', 'shared/symbols', 'shared/sheets'],
  'renderer/ui': [],
  'renderer/i18n': [],
  'renderer/core-client': ['shared/contract', 'shared/domain'],
  'renderer/scanner': ['shared/domain'],
  'renderer/kiosk': ['renderer/ui', 'renderer/i18n', 'renderer/core-client', 'renderer/scanner', 'shared/contract', 'shared/domain'],
  'renderer/desk': ['renderer/ui', 'renderer/i18n', 'renderer/core-client', 'renderer/scanner', 'shared/contract', 'shared/domain'],
  'central/store': ['shared/db', 'shared/contract', 'shared/domain'],
  'central/ingest': ['central/store', 'shared/db', 'shared/contract', 'shared/domain'],
  'central/reports': ['central/store', 'shared/db', 'shared/contract', 'shared/domain', 'shared/sheets'],
  'central/http': ['central', 'central/ingest', 'central/reports', 'central/store', 'shared/browser', 'shared/contract', 'shared/domain'],
  'central/web': ['central/reports', 'renderer/ui', 'shared/domain'],
  'central/ops': ['central', 'central/ingest', 'central/store', 'shared/contract', 'shared/domain'],
  'central/pass': ['shared/symbols', 'shared/domain'],
  central: ['central/http', 'central/ingest', 'central/store', 'shared/db', 'shared/contract', 'shared/domain'],
  loopback: ['central', 'shared/browser', 'shared/core', 'shared/contract'],
  electron: ['shared/core', 'shared/contract'],
  commands: ['shared/core', 'shared/contract', 'shared/domain', 'renderer/scanner'],
};
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['temporal-polyfill'],
  'shared/contract': ['zod', 'node:crypto', 'node:util'],
  'shared/db': ['better-sqlite3', 'node:fs', 'node:path'],
  'shared/symbols': ['qrcode', 'bwip-js/generic'],
  'shared/sheets': ['csv-stringify/sync', 'write-excel-file/node'],
  'shared/browser': ['playwright-core', 'node:child_process', 'node:fs'],
};

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));
const textOf = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));
const importsOf = (file: string): readonly string[] =>
  [...(textOf.get(file) ?? '').matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
const resolve = (file: string, target: string): string => normalize(join(dirname(file), target));
const roomOf = (file: string): string | undefined =>
  Object.keys(mayImport)
    .filter((room) => file.startsWith(`${room}/`))
    .toSorted((a, b) => b.length - a.length)[0];

describe('the house', () => {
  test('rooms import only the rooms they may', () => {
    const wrong = sources.flatMap((file) => {
      const room = roomOf(file);
      if (room === undefined) return [];
      return importsOf(file).flatMap((target) => {
        if (!target.startsWith('.')) return [];
        const other = roomOf(resolve(file, target));
        return other === undefined || other === room || mayImport[room]?.includes(other) ? [] : [`${file} -> ${resolve(file, target)}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('domain, contract and db borrow only the packages they may', () => {
    const wrong = sources.flatMap((file) => {
      const allowed = packagesOf[roomOf(file) ?? ''];
      return allowed === undefined
        ? []
        : importsOf(file)
            .filter((target) => !target.startsWith('.') && !allowed.includes(target))
            .map((target) => `${file} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('there is no import cycle', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.includes(file) || done.has(file)) return;
      const text = textOf.get(file) ?? '';
      const values = text.replaceAll(/import type[^;]*;/g, '').replaceAll(/export type \{[^;]*;/g, '');
      const targets = [...values.matchAll(/from '(\.[^']+)'/g)].map((match) => resolve(file, match[1] ?? ''));
      for (const target of targets) if (textOf.has(target)) walk(target, [...path, file]);
      done.add(file);
    };
    for (const file of sources) walk(file, []);
    expect(cycles).toEqual([]);
  });

  test('inside the core, a store imports no other store', () => {
    const stores = sources.filter((file) => file.startsWith('shared/core/') && file.endsWith('-store.ts'));
    const wrong = stores.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.endsWith('-store.ts') && !target.endsWith('/open-store.ts'))
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('electron is imported only by electron/', () => {
    expect(sources.filter((file) => !file.startsWith('electron/') && importsOf(file).includes('electron') && !file.startsWith('tests/'))).toEqual([]);
  });

  test('the domain reads no clock, draws nothing and does no I/O', () => {
    const forbidden = /Date\.now|new Date\(\)|Math\.random|crypto\b|process\.|console\.|setTimeout/;
    expect(
      sources.filter((file) => file.startsWith('shared/domain/') && forbidden.test((textOf.get(file) ?? '').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))),
    ).toEqual([]);
  });

  test('only configuration has default exports', () => {
    expect(sources.filter((file) => /^export default/m.test(textOf.get(file) ?? '') && !file.endsWith('.config.ts'))).toEqual([]);
  });

  test('no file is longer than 300 lines, electron/ keeps its budget of 900', () => {
    const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length;
    expect(files.filter((file) => /\.(ts|tsx|css)$/.test(file) && lines(file) > 300)).toEqual([]);
    expect(sources.filter((file) => file.startsWith('electron/')).reduce((sum, file) => sum + lines(file), 0)).toBeLessThanOrEqual(900);
  });

  test('the lock file holds no download address, and nothing names this machine', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
    const machine = new RegExp(['/wo', 'rk/|/ro', 'ot/'].join(''));
    expect(files.filter((file) => !/\.(png|lock|ico)$/.test(file) && machine.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
