import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
beforeEach(async () => {
  t = await startTestCore();
  seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

/** The sentences of the page for the wall. */
const lines = async (): Promise<readonly string[]> =>
  [...(await t.ask('desk', 'rules.page', {})).html.matchAll(/<li>(.*?)<\/li>/g)].map((match) => (match[1] ?? '').replaceAll('&#39;', '’'));

test('the wall says the rules that are set, and no other', async () => {
  await t.ask('desk', 'settings.set', {
    sessionMinutes: 45,
    dayMinutes: 90,
    extendMinutes: 20,
    absentMinutes: 7,
    opening: [
      { weekday: 2, from: 540, to: 750 },
      { weekday: 2, from: 810, to: 1080 },
    ],
    openingExceptions: [
      { from: '2026-12-01', to: '2026-12-01', slots: [], reason: 'Inventaire <b>' },
      { from: '2026-11-01', to: '2026-11-02', slots: [], reason: 'Passé' },
    ],
    roomBlocks: [
      { when: { kind: 'weekly', weekday: 4 }, from: 840, to: 960, reason: 'Atelier CV' },
      { when: { kind: 'date', day: '2027-06-01' }, from: 840, to: 960, reason: 'Trop loin' },
    ],
  });
  const said = await lines();
  for (const sentence of [
    'Un poste est à toi pour 45 minutes.',
    'L’écran de l’accueil prévient 10 minutes puis 2 minutes avant la fin. Rien ne s’éteint tout seul.',
    'Si personne n’attend, ton temps s’allonge tout seul de 20 minutes.',
    'Si d’autres attendent : 90 minutes par personne et par jour. Tu as toujours au moins 15 minutes.',
    'Quand c’est ton tour, tu as 7 minutes pour venir. Après, la place est au suivant.',
    'Mardi : 9 h à 12 h 30 et 13 h 30 à 18 h.',
    'Attention, mardi 1 décembre : fermé (Inventaire &lt;b&gt;).',
    'Chaque jeudi, 14 h à 16 h : Atelier CV.',
  ])
    expect(said).toContain(sentence);
  expect(said.join(' ')).not.toMatch(/Passé|Trop loin|Lundi/);
});

test('a rule that is switched off is not on the wall', async () => {
  await t.ask('desk', 'settings.set', { dayMinutes: 0, extendMinutes: 0 });
  expect((await lines()).join(' ')).not.toMatch(/par jour|s’allonge/);
});
