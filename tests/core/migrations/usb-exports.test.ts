import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { unackedBatches } from '../../../shared/core/outbox/outbox-store.ts';
import { lastExport } from '../../../shared/core/outbox/usb-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('batches that waited before wait still, and no file has been written', () => {
  const db = new Database(':memory:');
  const before = migrations.findIndex(({ name }) => name === 'usb-exports');
  migrate(db, migrations.slice(0, before), () => undefined);
  db.exec(`INSERT INTO outbox_log (only_row, log_id, acked_seq, acked_bseq) VALUES (1, zeroblob(16), 3, 1);
    INSERT INTO batches (bseq, first_seq, last_seq, prev_hash, hash, bytes, sealed_at, acked_at) VALUES
      (1, 1, 3, zeroblob(32), zeroblob(32), x'00', 1, 2), (2, 4, 5, zeroblob(32), zeroblob(32), x'00', 1, NULL);`);
  migrate(db, migrations, () => undefined);
  expect(lastExport(db)).toBeUndefined();
  expect(unackedBatches(db)).toEqual([{ bseq: 2, firstSeq: 4, lastSeq: 5 }]);
  db.close();
});
