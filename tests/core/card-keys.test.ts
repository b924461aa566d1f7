import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { memberCardText, parseCode } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { qrTextsOf } from '../support/both-engines.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { seedGerland } from '../support/seed.ts';
import { memorySecrets, startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE, type TestCore } from '../support/test-core.ts';

gerlandForEachTest();

const passphrase = TEST_PASSPHRASE;
const kiosk = (frame: string, core: TestCore = t) => core.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' });
const ID = '0a0b0c0d0e';
const stranger = memberCardText(1, ID, cardTag(TEST_CARD_KEY, 1, ID));
const register = async (core: TestCore = t): Promise<string> => {
  const person = { firstName: 'Noé', lastName: 'Martin', birthYear: 2004, district: '7', programme: 'cej' } as const;
  const { memberId } = await core.ask('desk', 'members.register', { actionId: randomUUID(), ...person });
  return (await qrTextsOf((await core.ask('desk', 'cards.page', { memberId })).html))[0] ?? '';
};
const key = async (core: TestCore = t) => (await core.ask('desk', 'settings.organisationKey', { passphrase })).organisationKey;
const take = (organisationKey: string, core: TestCore, replace = false) =>
  core.ask('desk', 'settings.takeOrganisationKey', { passphrase, organisationKey, replace });

/** Another antenne of the same organisation, with the keys it was set up with. */
async function otherAntenne(work: (other: TestCore) => Promise<void>, orgKey: Uint8Array = TEST_ORG_KEY): Promise<void> {
  const other = await startTestCore({ seed: 'other', secrets: memorySecrets({ 'card-key-1': TEST_CARD_KEY, 'org-key': orgKey, pepper: TEST_ORG_KEY }) });
  seedGerland(other);
  try {
    await other.signIn();
    await work(other);
  } finally {
    await other.stop();
  }
}

describe('a change of the cards’ key', () => {
  test('makes new cards with the next number, and those in people’s hands still work', async () => {
    const aya = seed.member();
    expect(await t.ask('desk', 'settings.changeCardKey', { passphrase })).toEqual({ keyNumber: 2 });
    expect(await t.ask('desk', 'settings.cardKey', {})).toEqual({ keyNumber: 2 });
    const card = await register();
    expect(parseCode(card)).toMatchObject({ kind: 'member', keyNumber: 2 });
    expect(await kiosk(card)).toMatchObject({ kind: 'checked-in', firstName: 'Noé' });
    expect(await kiosk(aya.code)).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
  });

  test('ends provisional arrivals with the old key: known ids only, and the desk is told', async () => {
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    expect(await kiosk(stranger)).toEqual({ kind: 'unknown-card' });
    expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 0, alerts: [{ kind: 'unknown-card', about: stranger.slice(-5) }] });
  });

  test('lets whoever arrived provisionally before it leave', async () => {
    await kiosk(stranger);
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    t.clock.advance(3_600_000);
    expect(await kiosk(stranger)).toMatchObject({ kind: 'checked-out' });
  });

  test('asks for the passphrase, and outlives a restart', async () => {
    expect(await t.refusal('desk', 'settings.changeCardKey', { passphrase: 'wrong-words-here' })).toEqual({ code: 'not-allowed' });
    expect(await t.ask('desk', 'settings.cardKey', {})).toEqual({ keyNumber: 1 });
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    await t.restart();
    await t.signIn();
    expect(await t.ask('desk', 'settings.cardKey', {})).toEqual({ keyNumber: 2 });
  });
});

describe('the new organisation key at another antenne', () => {
  test('before it is pasted its cards are not ours, and the desk is told once that a key is missing', async () => {
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    const card = await register();
    await otherAntenne(async (other) => {
      expect(await kiosk(card, other)).toEqual({ kind: 'not-ours' });
      await kiosk(await register(), other);
      expect((await other.ask('desk', 'visits.board', {})).alerts).toMatchObject([{ kind: 'key-missing' }]);
    });
  });

  test('once pasted its cards are welcomed and new cards carry its number', async () => {
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    const [card, text] = [await register(), await key()];
    await otherAntenne(async (other) => {
      expect(await take(text, other)).toEqual({ kind: 'taken', keyNumber: 2 });
      expect(await kiosk(card, other)).toMatchObject({ kind: 'provisional' });
      expect(parseCode(await register(other))).toMatchObject({ keyNumber: 2 });
      expect(await take(text, other)).toEqual({ kind: 'same' });
    });
  });

  test('an older one, another organisation’s and a cut one change nothing', async () => {
    const old = await key();
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    expect(await take(old, t)).toEqual({ kind: 'older' });
    await otherAntenne(async (other) => {
      expect(await take(await key(other), t)).toEqual({ kind: 'other-organisation' });
    }, new Uint8Array(32));
    const cut = (await key()).slice(0, -4);
    const asked = { passphrase, organisationKey: cut, replace: false };
    expect(await t.refusal('desk', 'settings.takeOrganisationKey', asked)).toEqual({ code: 'invalid-input', details: { fields: 'organisationKey' } });
    expect(await t.ask('desk', 'settings.cardKey', {})).toEqual({ keyNumber: 2 });
  });

  test('when both changed by themselves, says how many cards would die and waits for a yes', async () => {
    await t.ask('desk', 'settings.changeCardKey', { passphrase });
    const [theirs, text] = [await register(), await key()];
    await otherAntenne(async (other) => {
      await other.ask('desk', 'settings.changeCardKey', { passphrase });
      const ours = await register(other);
      expect(await take(text, other)).toEqual({ kind: 'conflict', cards: 1 });
      expect(await kiosk(ours, other)).toMatchObject({ kind: 'checked-in' });
      expect(await take(text, other, true)).toEqual({ kind: 'taken', keyNumber: 2 });
      other.clock.advance(2_000);
      expect(await kiosk(ours, other)).toEqual({ kind: 'not-ours' });
      expect(await kiosk(theirs, other)).toMatchObject({ kind: 'provisional' });
    });
  });
});
