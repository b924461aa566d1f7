import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifierOf } from '../../../shared/contract/secret-verifier.ts';
import { cardTag } from '../../../shared/core/cards/card-tag.ts';
import { attachedCards } from '../../../shared/core/migrations/0005-attached-cards.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';
import { openStore } from '../../../shared/db/open-store.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { memberCardText } from '../../../shared/domain/card-code.ts';
import { startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE } from '../../support/test-core.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ELSEWHERE = '0a0b0c0d0e';

test('a nameless arrival noted by the version before is still open, can be given its person, and their card is known from then on', async () => {
  const db = openStore(join(folder, 'accueil.db'));
  migrate(
    db,
    migrations.filter((one) => one.version < attachedCards.version),
    () => undefined,
  );
  const today = Date.parse('2026-11-24T08:00:00.000Z');
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO settings (key, value) VALUES ('mode', '"real"'), ('opening', '[{"weekday":2,"from":0,"to":1440}]');
    INSERT INTO outbox_log (only_row, log_id) VALUES (1, zeroblob(16));
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at)
      VALUES (1, randomblob(16), 'Aya', 'Benali', 'aya benali', 'GER', 'cej', 0);
    INSERT INTO visits (id, fact_id, provisional_card, day, arrived_at, is_new) VALUES (7, randomblob(16), x'${ELSEWHERE}', '2026-11-24', ${today}, 0);`);
  const verifier = verifierOf({ secret: TEST_PASSPHRASE, pepper: TEST_ORG_KEY, salt: Buffer.alloc(16), logN: 4 });
  db.prepare("INSERT INTO staff (id, name, verifier, created_at) VALUES (1, 'Camille', ?, 0)").run(verifier);
  db.close();

  const t = await startTestCore({ folder });
  t.clock.set(today + 600_000);
  await t.signIn();
  const { rows } = await t.ask('desk', 'visits.board', {});
  expect(rows).toMatchObject([{ visitId: 7, name: null }]);
  const memberId = 1 as MemberId; // the row above
  const [row] = rows;
  if (row === undefined) throw new Error('the visit is gone');
  expect(await t.ask('desk', 'visits.attach', { actionId: randomUUID(), visitId: row.visitId, memberId })).toMatchObject({ kind: 'attached' });
  t.clock.advance(3_600_000);
  const frame = memberCardText(1, ELSEWHERE, cardTag(TEST_CARD_KEY, 1, ELSEWHERE));
  expect(await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' })).toMatchObject({ kind: 'checked-out', firstName: 'Aya' });
  await t.stop();
});
