/** Texts that the core itself writes about a device, in the language of the place. */
export const deviceWords = {
  damaged: 'Signalé abîmé à l’accueil',
  repair: 'En réparation',
} as const;
