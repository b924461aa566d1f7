/** Words of printed matter, in the language of the place. */
export const cardWords = {
  card: 'Carte de l’espace numérique',
  ifFound: 'En cas de perte : rendre à l’accueil.',
  labels: 'Étiquettes des postes et du matériel',
} as const;
