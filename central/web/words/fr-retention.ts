import { counted, format } from './format.ts';

/** How long pseudonymised facts are kept (C8). */
export const frRetention = {
  intro:
    'Le serveur reçoit des passages sous pseudonyme. Après la durée choisie ici, ils sont effacés, mois par mois, avec les pseudonymes et les envois reçus. Les chiffres, les personnes comptées et les mois figés restent : un ancien rapport ne change pas.',
  kept: 'Ce qui est gardé',
  rule: (months: number): string => `${counted(months, 'mois', 'mois')}, le mois en cours compris`,
  ruleHead: 'Durée',
  reasonHead: 'Motif',
  since: 'Données gardées depuis',
  sinceMonth: (keptFrom: string): string => `${format.month(keptFrom)}. Avant : les chiffres seulement`,
  sinceOldest: (day: string): string => `${format.day(day)}, la plus ancienne ; rien n’a encore été effacé`,
  nothing: 'Aucune donnée encore.',
  last: 'Dernier effacement',
  never: 'Aucun : rien n’est encore assez ancien.',
  cut: 'commencé, pas fini : il reprend dans l’heure',
  counters: {
    facts: (count: number): string => counted(count, 'passage, prêt ou session', 'passages, prêts et sessions'),
    persons: (count: number): string => counted(count, 'ligne de pseudonymes', 'lignes de pseudonymes'),
    batches: (count: number): string => counted(count, 'envoi vidé', 'envois vidés'),
    files: (count: number): string => counted(count, 'fichier La Coop vidé', 'fichiers La Coop vidés'),
    lines: (count: number): string => counted(count, 'ligne d’historique', 'lignes d’historique'),
  },
  ahead: 'Dans les 30 jours',
  aheadLine: (day: string, before: string, facts: number): string =>
    `Dans la nuit du ${format.day(day)} : ${counted(facts, 'donnée', 'données')} d’avant ${format.month(before)}`,
  aheadNone: 'Rien ne sera effacé.',
  also: 'Partent aussi : l’historique des changements après un an, et ce qui a été mis de côté avec les mois où il est arrivé. Les sauvegardes du serveur sont à la main de l’administrateur : restaurées, elles sont effacées de même.',
  change: 'Changer la durée',
  months: 'Mois gardés',
  bounds: (least: number, usual: number, most: number): string =>
    `De ${least} (une convention d’un an et son bilan) à ${most}. Au-delà de ${usual}, la durée recommandée, écrivez pourquoi.`,
  reason: 'Motif',
  reasonNote: 'Il reste dans l’historique.',
  keepsFrom: (first: string): string => `Avec cette durée, le serveur garde ${format.month(first)} et la suite.`,
  goesTonight: (from: string, before: string): string =>
    `À l’enregistrement, les données de ${format.month(from)} à ${format.month(before)} seront effacées cette nuit, pour toujours.`,
  goesTonightOne: (from: string): string => `À l’enregistrement, les données de ${format.month(from)} seront effacées cette nuit, pour toujours.`,
  notBack: 'Ce qui est déjà effacé ne revient pas.',
  saved: 'Durée enregistrée.',
  reasonMissing: 'Écrivez pourquoi les données sont gardées plus longtemps que la durée recommandée.',
  malformed: 'Vérifiez la durée et le motif (300 caractères au plus).',
  history: 'Décisions',
  historyLine: (months: number, reason: string): string => `${counted(months, 'mois', 'mois')}${reason === '' ? '' : ` : ${reason}`}`,
} as const;
