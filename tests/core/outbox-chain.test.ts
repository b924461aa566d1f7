import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fact } from '../../shared/contract/facts.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore } from '../support/test-core.ts';

test('facts are gapless, chained by their hashes, and hold nothing but the closed list', async () => {
  const t = await startTestCore();
  const seed = seedGerland(t);
  await t.signIn();
  const aya = seed.member({ firstName: 'Ayasofya', lastName: 'Benalmadena' });
  for (const frame of [aya.code, seed.device('PC 1').code, aya.code, seed.workstation('Poste 1').code]) {
    await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
    t.clock.advance(2_000);
  }
  await t.ask('desk', 'undo.last', { actionId: randomUUID() });
  await t.ask('desk', 'closing.close', { actionId: randomUUID() });
  await t.restart();
  const db = new Database(join(t.folder, 'accueil.db'), { readonly: true });
  const rows = db.prepare('SELECT seq, payload, hash FROM facts ORDER BY seq').all() as { seq: number; payload: string; hash: Buffer }[];
  db.close();
  expect(rows.length).toBeGreaterThan(5);
  let previous = Buffer.alloc(32);
  for (const [index, row] of rows.entries()) {
    expect(row.seq).toBe(index + 1);
    previous = createHash('sha256').update(previous).update(row.payload).digest();
    expect(row.hash.equals(previous)).toBe(true);
    expect(fact.safeParse(JSON.parse(row.payload)).success).toBe(true);
    // Neither name nor card leaves the site.
    for (const secret of ['Ayasofya', 'Benalmadena', aya.code, '2005']) expect(row.payload).not.toContain(secret);
  }
  await t.stop();
});
