import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { outboxLog, rejectedFacts, waitingFacts } from '../../../shared/core/outbox/outbox-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';
import { openStore, type Writable } from '../../../shared/db/open-store.ts';

let folder = '';
let db: Writable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-'));
  db = openStore(join(folder, 'accueil.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a log of before goes on where it was, and what central had refused is still to be looked at', () => {
  migrate(db, migrations.slice(0, 3), () => undefined);
  db.exec(`INSERT INTO outbox_log (only_row, log_id, acked_seq, acked_bseq) VALUES (1, zeroblob(16), 7, 2);
    INSERT INTO rejected_facts (fact_id, reason, at) VALUES (x'00112233445566778899aabbccddeeff', 'schema', 5);`);
  migrate(db, migrations, () => undefined);
  expect(outboxLog(db)).toMatchObject({ ackedSeq: 7, knownSeq: 7, ackedBseq: 2, revFloor: 0, afterLog: null, suspectFirst: null, renewedWhy: null });
  expect(rejectedFacts(db)).toEqual([{ factId: '00112233445566778899aabbccddeeff', reason: 'schema', at: 5, payload: null }]);
  expect(waitingFacts(db)).toEqual({ count: 0, oldestAt: null });
});
