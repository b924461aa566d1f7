/** Texts that the core itself writes about a device, in the language of the place. */
export const deviceWords = {
  damaged: 'Signalé abîmé à l’accueil',
  imported: 'Import d’un tableur',
  repair: 'En réparation',
  stock: {
    title: 'Inventaire du matériel',
    none: 'Aucun.',
    found: (found: number, expected: number) => `${found} sur ${expected} retrouvés`,
    missing: 'Manquants',
    unexpected: 'Lus sans être attendus',
    sign: 'Fait par : ______________________   Signature :',
    why: { unknown: 'étiquette inconnue', lent: 'noté prêté', lost: 'noté perdu', retired: 'noté retiré', elsewhere: 'noté dans une autre antenne' },
  },
} as const;
