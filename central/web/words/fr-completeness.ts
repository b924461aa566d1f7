import type { HalfDayState } from '../../../shared/domain/coverage.ts';
import type { Alarm } from '../../reports/views.ts';
import { format } from './format.ts';

/** Complétude (C5). */
export const frCompleteness = {
  title: 'Complétude',
  why: 'Un chiffre peut encore bouger tant qu’une demi-journée n’est pas reçue. Un jour sans personne n’est pas un jour sans nouvelles : le premier compte zéro, le second rien.',
  states: {
    active: 'Ouverte, avec passages',
    'no-scan': 'Ouverte, aucun passage',
    closed: 'Fermée',
    running: 'En cours',
    silent: 'Terminal muet',
    'not-received': 'Pas encore reçue',
  } satisfies Record<HalfDayState, string>,
  signs: { active: '', 'no-scan': '0', closed: '', running: '…', silent: '!', 'not-received': '?' } satisfies Record<HalfDayState, string>,
  morning: 'matin',
  afternoon: 'après-midi',
  legend: 'Deux cases par jour : matin, puis après-midi. En cours : rien n’est attendu avant la fermeture, plus deux heures pour l’envoi.',
  received: 'Reçues',
  receivedOf: (received: number, expected: number): string => `${received} sur ${expected}`,
  calendar: 'Demi-journées reçues, antenne par antenne',
  terminals: 'Terminaux',
  terminal: 'Terminal',
  lastContact: 'Dernier contact',
  program: 'Version',
  gap: 'Écart d’horloge',
  seconds: (ms: number): string => `${format.number(Math.round(ms / 1000))} s`,
  revoked: 'révoqué',
  late: 'sans nouvelles depuis plus d’un jour',
  toDo: 'Que faire',
  toDoSilent:
    'Terminal muet : appelez l’antenne ; à l’accueil, écran Envoi, bouton Envoyer maintenant. Sans réseau, export sur clé USB puis import dans Administration.',
  toDoNotReceived: 'Pas encore reçue : rien à faire avant le lendemain midi, l’envoi repart tout seul.',
  alarms: 'Écarts entre le terminal et le serveur',
  alarmsNote: 'Le terminal a clos sa journée avec d’autres totaux que ceux reçus ici : des données sont encore en route, ou ont été mises de côté.',
  noAlarm: 'Aucun écart : chaque journée close compte la même chose des deux côtés.',
  figures: {
    visits: 'Passages',
    distinctPersons: 'Personnes',
    presenceMinutes: 'Minutes de présence',
    workstationSessions: 'Sessions de poste',
    loans: 'Prêts',
  } satisfies Record<Alarm['figure'], string>,
  day: 'Jour',
  figure: 'Chiffre',
  atTerminal: 'Au terminal',
  atCentral: 'Reçu ici',
} as const;
