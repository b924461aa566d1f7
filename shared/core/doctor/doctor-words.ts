/** Words of the printed test sheet, in the language of the place. */
export const doctorWords = {
  title: 'Codes de test du lecteur',
  how: 'Ouvrez Réglages, Docteur lecteur, puis scannez les codes un à un. Ils n’enregistrent rien : ce ne sont ni des cartes ni des étiquettes. Imprimez en taille réelle (100 %), en noir.',
  codes: {
    card: { title: 'Carte', purpose: 'comme une carte d’usager (QR)' },
    device: { title: 'Étiquette de matériel', purpose: 'petit QR' },
    workstation: { title: 'Étiquette de poste', purpose: 'petit QR' },
    line: { title: 'Code à barres', purpose: 'Code 128, vingt lettres : lecteurs à une dimension' },
    long: { title: 'Code long', purpose: 'cent vingt lettres, en plusieurs envois' },
    keyboard: { title: 'Clavier', purpose: 'minuscules, chiffres et signes : montre la disposition du clavier' },
  },
} as const;
