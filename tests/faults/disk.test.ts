import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { startOrRefuse } from '../../shared/core/start-or-refuse.ts';
import { startOwnProcess } from '../support/own-process.ts';
import { seedGerland, type SeededMember } from '../support/seed.ts';
import { startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TUESDAY_0905 } from '../support/test-core.ts';

const scratch = mkdtempSync(join(tmpdir(), 'accueil-disk-'));
const seeded = join(scratch, 'seeded');
const members: SeededMember[] = [];
beforeAll(async () => {
  const secrets = fileSecrets(seeded);
  for (const [name, value] of Object.entries({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY })) await secrets.set(name, value);
  const core = await startTestCore({ folder: seeded, secrets });
  const seed = seedGerland(core);
  for (let n = 0; n < 400; n++) members.push(seed.member({ firstName: 'Aya' }));
  await core.stop();
  const db = new Database(join(seeded, 'accueil.db'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const copy = (name: string): string => {
  cpSync(seeded, join(scratch, name), { recursive: true, filter: (file) => !/-(wal|shm)$/.test(file) });
  return join(scratch, name);
};
const visitsIn = (folder: string): number => {
  const db = new Database(join(folder, 'accueil.db'), { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(db.prepare('SELECT count(*) FROM visits').pluck().get());
  } finally {
    db.close();
  }
};
const scanOf = (n: number) => ({ scanId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, frame: members[n]?.code, source: 'wedge' });

test('a disk that takes no more bytes refuses in words; everything confirmed is there, and it goes on when there is room', async () => {
  const folder = copy('full');
  // No file of this process may grow past this size: the write-ahead log reaches it after some scans.
  const blocks = Math.ceil(statSync(join(folder, 'accueil.db')).size / 1024) + 200;
  const limited = await startOwnProcess(folder, TUESDAY_0905, ['bash', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'limited']);
  let confirmed = 0;
  let refusedAt = -1;
  for (let n = 0; n < members.length && refusedAt < 0; n++) {
    const reply = await limited.call('kiosk', 'scans.submitKiosk', scanOf(n), TUESDAY_0905 + n * 10_000);
    if (reply.ok) confirmed += 1;
    else {
      refusedAt = n;
      expect(['disk-full', 'read-only']).toContain(reply.problem.code);
    }
  }
  expect(refusedAt).toBeGreaterThan(0);
  // It still answers what needs no writing.
  expect(await limited.call('kiosk', 'site.info', {}, TUESDAY_0905)).toMatchObject({ ok: true });
  await limited.kill();
  expect(visitsIn(folder)).toBe(confirmed);

  const roomy = await startOwnProcess(folder, TUESDAY_0905);
  expect(await roomy.call('kiosk', 'scans.submitKiosk', scanOf(refusedAt), TUESDAY_0905 + refusedAt * 10_000)).toMatchObject({
    ok: true,
    value: { kind: 'checked-in' },
  });
  await roomy.kill();
  expect(visitsIn(folder)).toBe(confirmed + 1);
});

const refusalOf = async (folder: string): Promise<unknown> => {
  const { ports, stop } = await startTestCore();
  await stop();
  const core = await startOrRefuse({ ...ports, dataFolder: folder });
  try {
    return await core.call({ role: 'desk', windowId: 'desk-1' }, 'setup.state', {});
  } finally {
    await core.stop();
  }
};

test('a store written by a newer program is refused in words and not touched', async () => {
  const folder = copy('newer');
  const db = new Database(join(folder, 'accueil.db'));
  db.pragma('user_version = 999');
  db.close();
  expect(await refusalOf(folder)).toEqual({ ok: false, problem: { code: 'store-newer' } });
  const after = new Database(join(folder, 'accueil.db'), { readonly: true });
  expect(after.pragma('user_version', { simple: true })).toBe(999);
  after.close();
});

test('a store that is no store any more is refused in words and kept as it is', async () => {
  const folder = copy('garbage');
  const file = join(folder, 'accueil.db');
  const garbage = Buffer.alloc(8192, 'not a database ');
  writeFileSync(file, garbage);
  expect(await refusalOf(folder)).toEqual({ ok: false, problem: { code: 'store-unusable' } });
  expect(readFileSync(file).equals(garbage)).toBe(true);
});

test('another program’s database is not taken for ours', async () => {
  const folder = copy('other');
  rmSync(join(folder, 'accueil.db'));
  const other = new Database(join(folder, 'accueil.db'));
  other.pragma('application_id = 7');
  other.exec('CREATE TABLE theirs (a)');
  other.close();
  expect(await refusalOf(folder)).toEqual({ ok: false, problem: { code: 'store-unusable' } });
});

test('a folder that cannot be made is refused in words', async () => {
  writeFileSync(join(scratch, 'a-file'), 'x');
  const { ports, stop } = await startTestCore();
  const core = await startOrRefuse({ ...ports, dataFolder: join(scratch, 'a-file', 'antenne') });
  expect(await core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'site.info', {})).toMatchObject({ ok: false });
  await stop();
});
