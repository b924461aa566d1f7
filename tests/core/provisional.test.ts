import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { VisitId } from '../../shared/domain/brand.ts';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf } from '../support/raw-store.ts';
import type { SeededMember } from '../support/seed.ts';
import { TEST_CARD_KEY } from '../support/test-core.ts';

gerlandForEachTest();
let aya: SeededMember;
beforeEach(() => {
  aya = seed.member();
});

const ID = '0a0b0c0d0e';
const card = memberCardText(1, ID, cardTag(TEST_CARD_KEY, 1, ID));
const kiosk = (frame: string = card) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' });
const board = () => t.ask('desk', 'visits.board', {});
const visitId = async (): Promise<VisitId> => {
  const [row] = (await board()).rows;
  if (row === undefined) throw new Error('nobody is there');
  return row.visitId;
};
const attach = async (id: VisitId) => await t.ask('desk', 'visits.attach', { actionId: randomUUID(), visitId: id, memberId: aya.memberId });

test('a genuine card of another antenne is a nameless arrival that the desk is told about', async () => {
  expect(await kiosk()).toMatchObject({ kind: 'provisional' });
  expect(await board()).toMatchObject({ present: 1, rows: [{ memberId: null, name: null }], alerts: [{ kind: 'provisional', about: card.slice(-5) }] });
});

test('attached to a person, the visit is theirs here and for central, and their card is known from then on', async () => {
  await kiosk();
  expect(await attach(await visitId())).toMatchObject({ kind: 'attached', person: { memberId: aya.memberId } });
  expect((await board()).rows).toMatchObject([{ memberId: aya.memberId }]);
  const facts = factsOf<{ id: string; rev: number; person: string | null; isNew: boolean }>(t, 'visit');
  expect(facts.map(({ rev, person, isNew }) => ({ rev, named: person !== null, isNew }))).toEqual([
    { rev: 1, named: false, isNew: false },
    { rev: 2, named: true, isNew: true },
  ]);
  t.clock.advance(3_600_000);
  expect(await kiosk()).toMatchObject({ kind: 'checked-out', firstName: 'Aya' });
  t.clock.advance(3_600_000);
  expect(await kiosk()).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
});

test('a person who is already here is not given a second visit, and a visit is attached once', async () => {
  await kiosk(aya.code);
  t.clock.advance(60_000);
  const stranger = await kiosk();
  if (stranger.kind !== 'provisional') throw new Error('no provisional arrival');
  expect(await attach(stranger.visitId)).toEqual({ kind: 'nothing-changed', why: 'already-present' });
  await t.ask('desk', 'visits.depart', { actionId: randomUUID(), visitId: stranger.visitId });
  expect(await attach(stranger.visitId)).toMatchObject({ kind: 'attached' });
  expect(await attach(stranger.visitId)).toEqual({ kind: 'nothing-changed', why: 'already-attached' });
});

test('undone, the visit and the card are nobody’s again', async () => {
  await kiosk();
  await attach(await visitId());
  expect(await t.ask('desk', 'undo.last', { actionId: randomUUID() })).toMatchObject({ kind: 'undone', act: { kind: 'attach' } });
  expect((await board()).rows).toMatchObject([{ memberId: null }]);
  t.clock.advance(3_600_000);
  expect(await kiosk()).toMatchObject({ kind: 'checked-out', firstName: '' });
});
