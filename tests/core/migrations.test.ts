import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { migrations } from '../../shared/core/migrations/all.ts';
import { migrate } from '../../shared/db/migrate.ts';
import { openStore, type Writable } from '../../shared/db/open-store.ts';
import { startTestCore, TEST_CARD_KEY } from '../support/test-core.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accueil-migration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store as the program of that version left it. */
function storeOf(version: number, fill: (db: Writable) => void): void {
  const db = openStore(join(folder, 'accueil.db'));
  migrate(db, migrations.slice(0, version), () => undefined);
  fill(db);
  db.close();
}

const CARD = '3f8a21c0d7';
function peopleOfVersion1(db: Writable): void {
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO settings (key, value) VALUES ('mode', '"real"'), ('opening', '[]');
    INSERT INTO outbox_log (only_row, log_id) VALUES (1, zeroblob(16));
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at)
      VALUES (1, randomblob(16), 'Aya', 'Benali', 'aya benali', 'GER', 'cej', 0);
    INSERT INTO cards (card_id, member_id, key_number, issued_at) VALUES (x'${CARD}', 1, 1, 0);`);
}

describe('a store of an earlier version', () => {
  test('from before the dead cards still knows its people and their cards', async () => {
    storeOf(1, peopleOfVersion1);
    const t = await startTestCore({ folder });
    const frame = memberCardText(1, CARD, cardTag(TEST_CARD_KEY, 1, CARD));
    expect(await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' })).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
    await t.stop();
  });
});
