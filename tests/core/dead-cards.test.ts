import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { deadCardHash, keepDeadCards } from '../../shared/core/cards/dead-card-store.ts';
import { openStore } from '../../shared/db/open-store.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows } from '../support/raw-store.ts';
import { memorySecrets, TEST_CARD_KEY, TEST_ORG_KEY } from '../support/test-core.ts';

gerlandForEachTest();

const ID = '0a0b0c0d0e';
const stranger = memberCardText(1, ID, cardTag(TEST_CARD_KEY, 1, ID));
const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' });
/** As the exchange with central does, from another connection; the same hash twice is one. */
function declareDead(cardId: string): void {
  const db = openStore(join(t.folder, 'accueil.db'));
  const hash = deadCardHash(t.ports.secrets, cardId);
  keepDeadCards(db, [hash, hash]);
  db.close();
}

test('a card that another antenne replaced is refused here, known by its hash alone', async () => {
  declareDead(ID);
  expect(await kiosk(stranger)).toEqual({ kind: 'replaced-card' });
  expect(await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame: stranger, source: 'wedge' })).toEqual({ kind: 'replaced-card' });
  const board = await t.ask('desk', 'visits.board', {});
  expect(board).toMatchObject({ present: 0, alerts: [{ kind: 'replaced-card', about: stranger.slice(-5) }] });
});

test('another card is not touched by the list', async () => {
  declareDead('0a0b0c0d0f');
  expect(await kiosk(stranger)).toMatchObject({ kind: 'provisional' });
});

test('a card that is active here and dead elsewhere is dead', async () => {
  const aya = seed.member();
  const [row] = rawRows<{ id: string }>(t, 'SELECT lower(hex(card_id)) AS id FROM cards');
  declareDead(row?.id ?? '');
  expect(await kiosk(aya.code)).toEqual({ kind: 'replaced-card' });
});

test('the hash is the same at every antenne of the organisation, another in another one, and is no bare hash', () => {
  const here = memorySecrets({ 'org-key': TEST_ORG_KEY });
  const there = memorySecrets({ 'org-key': TEST_ORG_KEY });
  const foreign = memorySecrets({ 'org-key': TEST_CARD_KEY });
  expect(deadCardHash(here, ID)).toHaveLength(16);
  expect(deadCardHash(here, ID).equals(deadCardHash(there, ID))).toBe(true);
  expect(deadCardHash(here, ID).equals(deadCardHash(foreign, ID))).toBe(false);
});
