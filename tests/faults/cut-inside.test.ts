import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { startOwnProcess } from '../support/own-process.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE, TUESDAY_0905 } from '../support/test-core.ts';

/** The power goes in the middle of a transaction, at a chosen step of it: all of the act, or nothing of it, and asked again it is done once. */
const scratch = mkdtempSync(join(tmpdir(), 'accueil-cut-'));
const seeded = join(scratch, 'seeded');
/** Of each of the two sheets that are merged, on an earlier day. */
const VISITS = 20;
const PRESENT = 4;
/** Of an imported spreadsheet. */
const LINES = 20;
let loanId = 0;

beforeAll(async () => {
  const secrets = fileSecrets(seeded);
  for (const [name, value] of Object.entries({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY })) await secrets.set(name, value);
  const t = await startTestCore({ folder: seeded, secrets });
  const seed = seedGerland(t);
  const sheets = [seed.member(), seed.member()];
  await t.signIn();
  for (let n = 0; n < PRESENT; n++) {
    t.clock.advance(2_000);
    await t.ask('kiosk', 'scans.submitKiosk', { scanId: crypto.randomUUID(), frame: seed.member().code, source: 'wedge' });
  }
  for (const frame of [seed.member().code, seed.device('PL-014').code]) {
    t.clock.advance(2_000);
    const outcome = await t.ask('desk', 'scans.submitDesk', { scanId: crypto.randomUUID(), frame, source: 'wedge' });
    if (outcome.kind === 'lent') loanId = outcome.loanId;
  }
  await t.stop();
  const db = new Database(join(seeded, 'accueil.db'));
  const insert = db.prepare(
    "INSERT INTO visits (fact_id, member_id, day, arrived_at, left_at, is_new, quality) VALUES (randomblob(16), ?, '2026-11-20', ?, ?, 0, 'measured')",
  );
  const friday = TUESDAY_0905 - 4 * 86_400_000;
  for (const { memberId } of sheets) for (let n = 0; n < VISITS; n++) insert.run(memberId, friday + n * 60_000, friday + n * 60_000 + 500);
  db.close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Scene {
  readonly method: string;
  readonly input: () => object;
  /** Numbers that the act changes, together. */
  readonly counts: Readonly<Record<string, string>>;
  readonly nothing: readonly number[];
  readonly whole: readonly number[];
}
const NOON = TUESDAY_0905 + 3 * 3_600_000;
const scenes: Readonly<Record<string, Scene>> = {
  'the signature of a take-home agreement': {
    method: 'loans.takeHome',
    input: () => ({
      loanId,
      dueAt: '2026-12-08T16:30:00.000Z',
      accessories: ['charger'],
      signed: { how: 'drawn', path: 'M100 200L300 80L520 310' },
      reason: 'other',
    }),
    counts: {
      signatures: 'SELECT count(*) FROM agreements WHERE signature IS NOT NULL',
      accessories: 'SELECT count(*) FROM loan_accessories',
      atHome: "SELECT count(*) FROM loans WHERE place = 'take-home'",
      facts: "SELECT count(*) FROM facts WHERE kind = 'loan'",
    },
    nothing: [0, 0, 0, 1],
    whole: [1, 1, 1, 2],
  },
  'a merge': {
    method: 'members.merge',
    input: () => ({ keptId: 1, goneId: 2 }),
    counts: {
      visits: 'SELECT count(*) FROM visits WHERE member_id = 1',
      merges: 'SELECT count(*) FROM merges',
      gone: 'SELECT count(*) FROM members WHERE merged_into IS NOT NULL',
      facts: "SELECT count(*) FROM facts WHERE kind = 'visit' AND json_extract(payload, '$.day') = '2026-11-20'",
    },
    nothing: [VISITS, 0, 0, 0],
    whole: [2 * VISITS, 1, 1, 2 * VISITS],
  },
  'an import': {
    method: 'imports.members',
    input: () => ({
      headings: ['Prénom', 'Nom'],
      mapping: { columns: ['firstName', 'lastName'], words: {} },
      lines: Array.from({ length: LINES }, (_, at) => ({
        sheet: { firstName: 'Oksana', lastName: `Nom${at}`, birthYear: 2004, district: '7', programme: 'cej', language: 'uk' },
        completes: at === 0 ? 1 : null,
      })),
    }),
    counts: {
      members: 'SELECT count(*) FROM members',
      completed: "SELECT count(*) FROM members WHERE language = 'uk'",
      imports: 'SELECT count(*) FROM imports',
      journal: "SELECT count(*) FROM audit_entries WHERE method = 'imports.members'",
      undoable: "SELECT count(*) FROM acts WHERE kind = 'import'",
      remembered: 'SELECT count(*) FROM import_mappings',
    },
    nothing: [PRESENT + 3, 0, 0, 0, 0, 0],
    whole: [PRESENT + 3 + LINES - 1, LINES, 1, 1, 1, 1],
  },
  'a closing': {
    method: 'closing.close',
    input: () => ({ remark: 'Panne d’internet.' }),
    counts: {
      closed: "SELECT count(*) FROM day_closings WHERE day = '2026-11-24'",
      open: 'SELECT count(*) FROM visits WHERE left_at IS NULL',
      estimated: "SELECT count(*) FROM visits WHERE quality = 'estimated'",
      facts: "SELECT count(*) FROM facts WHERE kind = 'day-closed' AND json_extract(payload, '$.day') = '2026-11-24'",
    },
    nothing: [0, PRESENT + 1, 0, 0],
    whole: [1, 0, PRESENT + 1, 1],
  },
};

function stateOf(folder: string, { counts, nothing, whole }: Scene): 'whole' | 'nothing' {
  const db = new Database(join(folder, 'accueil.db'));
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const seen = Object.values(counts).map((sql) => Number(db.prepare(sql).pluck().get()));
    expect([nothing, whole]).toContainEqual(seen);
    return seen[0] === whole[0] ? 'whole' : 'nothing';
  } finally {
    db.close();
  }
}
const open = async (folder: string) => {
  const process = await startOwnProcess(folder, NOON);
  await process.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, NOON);
  return process;
};

test.each(Object.entries(scenes))(
  'power cut in the middle of %s, at each step of its write and right after it',
  async (_name, scene) => {
    const seen = { inside: 0, after: 0 };
    // Each time a later step, until the act has no more steps: then the cut comes after it was confirmed.
    for (let cutAt = 1, step = 1; seen.after === 0; cutAt += step, step *= 4) {
      const folder = join(scratch, `${scene.method}-${String(cutAt)}`);
      cpSync(seeded, folder, { recursive: true });
      const act = { actionId: crypto.randomUUID(), ...scene.input() };
      const first = await open(folder);
      const reply = await Promise.race([first.call('desk', scene.method, act, NOON, cutAt), first.ended]);
      await first.kill();
      const wasInside = existsSync(join(folder, 'cut-inside'));
      expect(reply === undefined, 'a call that was cut inside never answered').toBe(wasInside);
      expect(stateOf(folder, scene)).toBe(wasInside ? 'nothing' : 'whole');
      seen[wasInside ? 'inside' : 'after'] += 1;
      const second = await open(folder);
      expect(await second.call('desk', scene.method, act, NOON)).toMatchObject({ ok: true });
      await second.kill();
      expect(stateOf(folder, scene)).toBe('whole');
    }
    expect(seen.inside, 'cuts that landed inside the write').toBeGreaterThanOrEqual(2);
    expect(seen.after).toBe(1);
  },
  180_000,
);
