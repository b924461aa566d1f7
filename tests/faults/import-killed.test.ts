import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { startOwnProcess } from '../support/own-process.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE, TUESDAY_0905 } from '../support/test-core.ts';

const scratch = mkdtempSync(join(tmpdir(), 'accueil-import-kill-'));
const seeded = join(scratch, 'seeded');
const LINES = 10_000;
let code = '';

beforeAll(async () => {
  const secrets = fileSecrets(seeded);
  for (const [name, value] of Object.entries({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY })) await secrets.set(name, value);
  const t = await startTestCore({ folder: seeded, secrets });
  code = seedGerland(t).member().code;
  await t.stop();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const importOf = (round: number) => ({
  actionId: `00000000-0000-4000-8000-${String(round).padStart(12, '0')}`,
  headings: ['Prénom', 'Nom'],
  mapping: { columns: ['firstName', 'lastName'], words: {} },
  lines: Array.from({ length: LINES }, (_, at) => ({
    sheet: { firstName: 'Oksana', lastName: `Nom${at.toString(36)}`, birthYear: 2004, district: '7', programme: 'cej' },
    completes: at === 0 ? 1 : null,
  })),
});

/** All of the import, or nothing of it. */
function stateOf(folder: string): 'whole' | 'nothing' {
  const db = new Database(join(folder, 'accueil.db'), { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const number = (sql: string): number => Number(db.prepare(sql).pluck().get());
    const seen = [
      number('SELECT count(*) FROM members'),
      number('SELECT count(*) FROM imports'),
      number("SELECT count(*) FROM audit_entries WHERE method = 'imports.members'"),
      number("SELECT count(*) FROM acts WHERE kind = 'import'"),
      number('SELECT count(*) FROM import_mappings'),
    ];
    if (seen[0] === LINES) expect(seen).toEqual([LINES, 1, 1, 1, 1]);
    else expect(seen).toEqual([1, 0, 0, 0, 0]);
    return seen[0] === LINES ? 'whole' : 'nothing';
  } finally {
    db.close();
  }
}

test('a power cut in the middle of an import of ten thousand lines leaves all of it or nothing, and asked again it is done once', async () => {
  const states: string[] = [];
  for (const [round, delay] of [300, 800, 3_000].entries()) {
    const folder = join(scratch, `round-${round}`);
    cpSync(seeded, folder, { recursive: true });
    const first = await startOwnProcess(folder, TUESDAY_0905);
    await first.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, TUESDAY_0905);
    void first.call('desk', 'imports.members', importOf(round), TUESDAY_0905);
    const until = performance.now() + delay;
    while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
    await first.kill();
    states.push(stateOf(folder));
    const second = await startOwnProcess(folder, TUESDAY_0905);
    await second.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, TUESDAY_0905);
    const again = await second.call('desk', 'imports.members', importOf(round), TUESDAY_0905);
    expect(again).toMatchObject({ ok: true, value: { kind: 'imported', made: LINES - 1 } });
    const asked = performance.now();
    const scanned = await second.call('kiosk', 'scans.submitKiosk', { scanId: crypto.randomUUID(), frame: code, source: 'hid' }, TUESDAY_0905 + 5_000);
    expect(scanned).toMatchObject({ ok: true, value: { kind: 'checked-in', firstName: 'Aya' } });
    console.log(`a scan after it: ${Math.round(performance.now() - asked)} ms`);
    await second.kill();
    expect(stateOf(folder)).toBe('whole');
  }
  console.log(`after the cuts: ${states.join(', ')}`);
}, 180_000);
