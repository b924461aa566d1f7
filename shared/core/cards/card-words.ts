import type { DeskCommand } from '../../domain/command-codes.ts';

/** Words of printed matter, in the language of the place. */
export const cardWords = {
  card: 'Carte de l’espace numérique',
  ifFound: 'En cas de perte : rendre à l’accueil.',
  labels: 'Étiquettes des postes et du matériel',
  offset: (right: number, down: number) => `décalage : ${String(right).replace('.', ',')} mm à droite, ${String(down).replace('.', ',')} mm en bas`,
  commands: 'Cartes de commande de l’accueil',
  pass: 'Carte sur le téléphone',
} as const;

/** The command cards. Two lines at most, read from afar. */
export const commandWords: Readonly<Record<DeskCommand, { readonly word: string; readonly how: string }>> = {
  undo: { word: 'Annuler', how: 'Défait la dernière opération.' },
  'more-time': { word: '+30 min', how: 'Après la carte d’une personne à un poste.' },
  'out-of-order': { word: 'Poste hors service', how: 'Après l’étiquette d’un poste libre.' },
  departure: { word: 'Départ', how: 'Après la carte d’une personne.' },
  'go-on': { word: 'Continuer', how: 'Accepte ce que l’écran signale.' },
  'charger-missing': { word: 'Chargeur manquant', how: 'Après un appareil prêté ou rendu.' },
  damaged: { word: 'État abîmé', how: 'Après un appareil : mis de côté.' },
};
