/** What the page on the phone says: plain words, "tu". */
export const fr = {
  title: 'Ma carte',
  next: (seconds: number): string => `Nouveau code dans ${seconds} s`,
  show: 'Montre ce code à la borne.',
  clock: 'L’heure du téléphone doit être juste (réglage automatique).',
  offline: 'Cette page marche aussi sans réseau. Garde-la dans tes favoris.',
  notOffline: 'Ici, la page a besoin du réseau pour s’ouvrir. Garde ta carte sur toi.',
  remove: 'Retirer ma carte de ce téléphone',
  removeSure: 'Retirer ta carte de ce téléphone ? Il faudra revenir à l’accueil pour la remettre.',
  none: 'Il n’y a pas de carte sur ce téléphone.',
  ask: 'Demande à l’accueil : on te montre un code à scanner avec l’appareil photo.',
} as const;
