import { describe, expect, test } from 'vitest';
import { fact } from '../../shared/contract/facts.ts';

const head = { id: '0'.repeat(32), rev: 1, seq: 1, day: '2026-11-24', void: false };
const facts = [
  {
    ...head,
    kind: 'visit',
    person: 'A'.repeat(22),
    isNew: false,
    ageBand: '16-17',
    district: '7',
    programme: 'cej',
    purpose: 'free-access',
    arrivedAt: '2026-11-24T08:00:00.000Z',
    minutes: 60,
    quality: 'measured',
  },
  { ...head, kind: 'workstation-session', startedAt: '2026-11-24T08:00:00.000Z', minutes: null },
  { ...head, kind: 'workstation-session', startedAt: '2026-11-24T08:00:00.000Z', minutes: 45, use: 'online-procedure' },
  { ...head, kind: 'loan', deviceKind: 'laptop', place: 'on-site', minutes: 5, late: false },
  { ...head, kind: 'loan', deviceKind: 'laptop', place: 'on-site', minutes: 5, late: false, incident: 'damaged' },
  { ...head, kind: 'guests', guests: 'school', count: 12 },
  { ...head, kind: 'wait', queue: 'workstation', minutes: 25, called: true, end: 'seated' },
  { ...head, kind: 'day-closed', visits: 1, distinctPersons: 1, presenceMinutes: 1, sessions: 0, loans: 0 },
  // Of a terminal that does not say its workstations yet, and of one that does.
  {
    ...head,
    kind: 'day-closed',
    visits: 1,
    distinctPersons: 1,
    presenceMinutes: 1,
    sessions: 0,
    loans: 0,
    room: { workstations: 8, morningMinutes: 240, afternoonMinutes: 240, usedMinutes: 900 },
    devices: { laptop: { inService: 6, used: 4 }, tablet: { inService: 2, used: 0 } },
  },
];
/** What must never be held at central (TRUST 8.3). */
const personal = {
  'a name': 'Aya Benali',
  'an e-mail': 'aya.benali@example.org',
  'a phone': '06 12 34 56 78',
  'a phone without blanks': '0612345678',
  'a NIR': '2050399123456 78',
  'a NIR without blanks': '205039912345678',
  'a birth date': '2005-03-12',
  'a French birth date': '12/03/2005',
  'a text of 65 letters': 'x'.repeat(65),
  'a minute of arrival': '2026-11-24T08:07:00.000Z',
};

describe('what leaves the site', () => {
  test.each(facts)('of kind $kind has no room for anything of a person, in any of its texts', (given) => {
    expect(fact.safeParse(given).success).toBe(true);
    for (const [field, value] of Object.entries(given)) {
      if (typeof value !== 'string') continue;
      for (const [what, text] of Object.entries(personal)) expect(fact.safeParse({ ...given, [field]: text }).success, `${what} in ${field}`).toBe(false);
    }
  });

  test.each(facts)('of kind $kind takes no field more', (given) => {
    for (const field of ['firstName', 'note', 'cardId', 'uid', '__proto__x']) expect(fact.safeParse({ ...given, [field]: 'x' }).success).toBe(false);
    // Nor does what is inside it.
    for (const [name, inner] of Object.entries(given))
      if (typeof inner === 'object' && inner !== null) expect(fact.safeParse({ ...given, [name]: { ...inner, note: 'x' } }).success).toBe(false);
  });
});
