import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { PRACTICE_KEY_NUMBER, practiceCardKey } from '../../shared/core/practice/practice-keys.ts';
import { labelText, memberCardText } from '../../shared/domain/card-code.ts';
import { endOf, strokesFor } from '../support/key-traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'accueil-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const replay = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/scan-replay.ts', ...args], { encoding: 'utf8' });
  const lines = stdout.trim() === '' ? [] : stdout.trim().split('\n');
  return { status, stderr, traces: lines.map((line) => JSON.parse(line) as unknown) };
};
const ID = '3f8a21c0d7';
const card = memberCardText(PRACTICE_KEY_NUMBER, ID, cardTag(practiceCardKey, PRACTICE_KEY_NUMBER, ID));
const OTHER_KEY = new Uint8Array(32).fill(7);
const stranger = memberCardText(3, ID, cardTag(OTHER_KEY, 3, ID));
const eventsOf = (strokes: ReturnType<typeof strokesFor>) =>
  strokes.flatMap(({ metaKey: _meta, ...stroke }) => [
    { type: 'keydown', ...stroke },
    { type: 'keyup', ...stroke, t: stroke.t + 1 },
  ]);

test('prints the accepted codes of each trace: cards of the practice key and labels, whatever the layouts; typing, strangers and repeats are none', () => {
  const label = labelText('device', 'BCDEFGH');
  const once = strokesFor(card, { scanner: 'us', pc: 'fr' });
  const again = strokesFor(card, { scanner: 'us', pc: 'fr', start: endOf(once) + 500 });
  const file = written('traces.json', {
    traces: [
      { name: 'card, twice at once', events: eventsOf([...once, ...again]) },
      { name: 'label on a German PC', events: eventsOf(strokesFor(label, { scanner: 'us', pc: 'de' })) },
      { name: 'typed', events: eventsOf(strokesFor(card.toLowerCase(), { gap: 120 })) },
      { name: 'another organisation', events: eventsOf(strokesFor(stranger)) },
    ],
  });
  const { status, traces } = replay(file);
  expect(status).toBe(0);
  expect(traces).toEqual([
    { name: 'card, twice at once', scans: [card] },
    { name: 'label on a German PC', scans: [label] },
    { name: 'typed', scans: [] },
    { name: 'another organisation', scans: [] },
  ]);
  const keys = written('keys.json', { keys: [{ number: 3, key: Buffer.from(OTHER_KEY).toString('hex') }] });
  expect(replay(file, '--keys', keys).traces).toMatchObject([{ scans: [] }, { scans: [label] }, { scans: [] }, { scans: [stranger] }]);
});

test('a file that is no trace file is said in one sentence, and ends with 1', () => {
  for (const file of [written('wrong.json', { traces: [{ name: 1 }] }), join(folder, 'missing.json')]) {
    const { status, stderr, traces } = replay(file);
    expect([status, traces]).toEqual([1, []]);
    expect(stderr).toContain(file);
  }
});
