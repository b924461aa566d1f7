import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../shared/core/migrations/all.ts';
import { acknowledgeBatch, firstUnackedBatch, insertBatch, rewindTo, type SealedBatch } from '../../shared/core/outbox/outbox-store.ts';
import { migrate } from '../../shared/db/migrate.ts';
import { openStore, type Readable, type Writable } from '../../shared/db/open-store.ts';

let folder = '';
let db: Writable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-test-'));
  db = openStore(join(folder, 'accueil.db'));
  migrate(db, migrations, () => undefined);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const batch = (bseq: number): SealedBatch => ({
  bseq,
  firstSeq: bseq * 10 - 9,
  lastSeq: bseq * 10,
  prevHash: Buffer.alloc(32, bseq - 1),
  hash: Buffer.alloc(32, bseq),
  bytes: Buffer.alloc(20_000, bseq),
});

test('the batch to send is found without reading those that central has', () => {
  const asked: string[] = [];
  const watched: Readable = {
    prepare: (sql: string) => {
      asked.push(sql);
      return db.prepare(sql);
    },
  };
  firstUnackedBatch(watched);
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${asked[0] ?? ''}`).all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toContain('SEARCH batches USING INTEGER PRIMARY KEY (rowid>?)');
});

test('the first one not acknowledged is sent, and after a rewind those asked for again', () => {
  db.prepare('INSERT INTO outbox_log (only_row, log_id) VALUES (1, zeroblob(16))').run();
  for (const bseq of [1, 2, 3]) insertBatch(db, batch(bseq), 0);
  expect(firstUnackedBatch(db)?.bseq).toBe(1);
  acknowledgeBatch(db, batch(1), 5);
  acknowledgeBatch(db, batch(2), 6);
  expect(firstUnackedBatch(db)?.bseq).toBe(3);
  acknowledgeBatch(db, batch(3), 7);
  expect(firstUnackedBatch(db)).toBeUndefined();
  rewindTo(db, 2);
  expect(firstUnackedBatch(db)?.bseq).toBe(2);
});
