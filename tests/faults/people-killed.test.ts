import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { startOwnProcess } from '../support/own-process.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE, TUESDAY_0905 } from '../support/test-core.ts';

const scratch = mkdtempSync(join(tmpdir(), 'accueil-people-kill-'));
const seeded = join(scratch, 'seeded');
const VISITS = 150;

beforeAll(async () => {
  const secrets = fileSecrets(seeded);
  for (const [name, value] of Object.entries({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY })) await secrets.set(name, value);
  const t = await startTestCore({ folder: seeded, secrets });
  const seed = seedGerland(t);
  const [kept, gone] = [seed.member(), seed.member()];
  await t.stop();
  const db = new Database(join(seeded, 'accueil.db'));
  const insert = db.prepare(
    "INSERT INTO visits (fact_id, member_id, day, arrived_at, left_at, is_new, quality) VALUES (randomblob(16), ?, '2026-11-20', ?, ?, 0, 'measured')",
  );
  const friday = TUESDAY_0905 - 4 * 86_400_000;
  for (let n = 0; n < VISITS; n++) insert.run(n % 2 === 0 ? kept.memberId : gone.memberId, friday + n * 1_000, friday + n * 1_000 + 500);
  db.close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** All of the merge, or nothing of it. */
function stateOf(folder: string): 'whole' | 'nothing' {
  const db = new Database(join(folder, 'accueil.db'), { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const number = (sql: string): number => Number(db.prepare(sql).pluck().get());
    const seen = [
      number('SELECT count(*) FROM visits WHERE member_id = 1'),
      number('SELECT count(*) FROM merges'),
      number('SELECT count(*) FROM members WHERE merged_into IS NOT NULL'),
      number("SELECT count(*) FROM facts WHERE kind = 'visit'"),
      number('SELECT count(*) FROM attached_cards'),
    ];
    if (seen[0] === VISITS) expect(seen).toEqual([VISITS, 1, 1, VISITS, 1]);
    else expect(seen).toEqual([VISITS / 2, 0, 0, 0, 0]);
    return seen[0] === VISITS ? 'whole' : 'nothing';
  } finally {
    db.close();
  }
}

test('a power cut in the middle of a merge leaves all of it or nothing, and the merge asked again is done once', async () => {
  const states: string[] = [];
  for (const [round, delay] of [0, 10, 60, 250, 700].entries()) {
    const folder = join(scratch, `round-${round}`);
    cpSync(seeded, folder, { recursive: true });
    const merge = { actionId: `00000000-0000-4000-8000-${String(round).padStart(12, '0')}`, keptId: 1, goneId: 2 };
    const first = await startOwnProcess(folder, TUESDAY_0905);
    await first.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, TUESDAY_0905);
    void first.call('desk', 'members.merge', merge, TUESDAY_0905);
    const until = performance.now() + delay;
    while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
    await first.kill();
    states.push(stateOf(folder));
    const second = await startOwnProcess(folder, TUESDAY_0905);
    await second.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, TUESDAY_0905);
    const again = await second.call('desk', 'members.merge', merge, TUESDAY_0905);
    expect(again).toMatchObject({ ok: true, value: { kind: 'merged' } });
    await second.kill();
    expect(stateOf(folder)).toBe('whole');
  }
  console.log(`after the cuts: ${states.join(', ')}`);
}, 120_000);
