import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseCode } from '../../shared/domain/card-code.ts';
import { tagIsOurs } from '../../shared/core/cards/card-tag.ts';
import { PRACTICE_KEY_NUMBER, practiceCardKey } from '../../shared/core/practice/practice-keys.ts';
import { memorySecrets } from '../support/test-core.ts';

const make = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/cards-make.ts', ...args], { encoding: 'utf8' });
  return { status, codes: stdout === '' ? [] : stdout.trimEnd().split('\n'), stderr };
};

test('prints distinct member cards of the practice key, one a line, and says on stderr which key it was', () => {
  const { status, codes, stderr } = make('--count', '50');
  expect(status).toBe(0);
  expect(new Set(codes).size).toBe(50);
  expect(stderr).toMatch(/practice key \(number 1\)/);
  const secrets = memorySecrets({ [`card-key-${PRACTICE_KEY_NUMBER}`]: practiceCardKey });
  for (const code of codes) {
    const parsed = parseCode(code);
    expect(parsed.kind === 'member' && tagIsOurs(secrets, parsed), code).toBe(true);
  }
});

test('with a key and its number prints that organisation’s cards and nothing on stderr', () => {
  const key = new Uint8Array(32).fill(0xab);
  const { codes, stderr } = make('--count', '3', '--key', Buffer.from(key).toString('hex'), '--key-number', '15');
  expect(stderr).toBe('');
  for (const code of codes) {
    const parsed = parseCode(code);
    expect(parsed.kind === 'member' && tagIsOurs(memorySecrets({ 'card-key-15': key }), parsed), code).toBe(true);
  }
});

test.each(['device', 'workstation'] as const)('prints labels of a %s, which need no key', (kind) => {
  const { codes, stderr } = make('--count', '20', '--kind', kind);
  expect(stderr).toBe('');
  expect(codes.map((code) => parseCode(code).kind)).toEqual(Array.from({ length: 20 }, () => kind));
});

test.each([
  [[], '--count is missing'],
  [['--count', '0'], '--count must be a whole number'],
  [['--count', '1e9'], '--count must be a whole number'],
  [['--count', '1', '--kind', 'workshop'], '--kind must be member, device or workstation'],
  [['--count', '1', '--key', 'abc', '--key-number', '1'], '--key must be 32 bytes'],
  [['--count', '1', '--key', '00'.repeat(32)], 'go together'],
  [['--count', '1', '--key', '00'.repeat(32), '--key-number', '16'], '--key-number must be a whole number from 0 to 15'],
  [['--count', '1', '--kind', 'device', '--key', '00'.repeat(32), '--key-number', '1'], 'for member cards'],
  [['--cuont', '1'], '--cuont'],
  [['--count', '1', 'more'], 'more'],
])('refuses %j with a sentence and exit 2', (args, said) => {
  const { status, codes, stderr } = make(...args);
  expect({ status, codes }).toEqual({ status: 2, codes: [] });
  expect(stderr).toContain(said);
  expect(stderr).toContain('usage: cards:make');
});
