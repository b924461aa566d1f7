import { expect, test } from 'vitest';
import { personalMark } from '../../shared/domain/personal-mark.ts';

test.each([
  ['Voir avec camille.durand@mission-locale.fr', 'email'],
  ['appeler 0612345678', 'phone'],
  ['appeler le 06.12.34.56.78 ce soir', 'phone'],
  ['+33 6 12 34 56 78', 'phone'],
  ['n° 1 05 06 69 123 456', 'number'],
  ['FR76 3000 4000 0312 3456', 'number'],
] as const)('“%s” looks like something of a person (%s)', (text, mark) => {
  expect(personalMark(text)).toBe(mark);
});

test.each([
  '',
  'Panne d’internet de 14h30 à 16h05.',
  '12 jeunes de la Garantie, sortie au 3e étage @ Part-Dieu',
  'Le 24/11/2026, 3 PC en panne (PC 04, 05, 06)',
])('“%s” is about the day', (text) => {
  expect(personalMark(text)).toBeNull();
});
