import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROGRAM_VERSION } from '../../shared/domain/program-version.ts';

test('the version that terminals tell central is the one under which the program is published', () => {
  const published: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(published).toMatchObject({ version: PROGRAM_VERSION });
});
