/** Words of a reminder, for the person who reads it. */
export const reminderWords = {
  title: 'Petit rappel',
  hello: 'Bonjour',
  still: 'Tu as encore avec toi :',
  due: 'à rendre le',
  bring: 'Merci de le rapporter, avec ses accessoires, à l’espace numérique de',
  tell: 'Si tu ne peux pas, ou s’il est perdu ou cassé, dis-le à l’accueil : on trouve une solution.',
} as const;

/** The agreement in the language of the place: the first text, which an antenne replaces by its own, and the words around it. */
export const agreementWords = {
  title: 'Convention de prêt de matériel',
  framework: 'Convention-cadre de prêt sur place',
  firstText: `Le matériel désigné ci-dessus est prêté gratuitement. Il reste la propriété de la structure qui le prête.
La personne qui l’emprunte l’utilise pour ses démarches, sa formation et sa recherche d’emploi. Elle ne le prête pas, ne le vend pas et n’en ouvre pas le boîtier.
Elle en prend soin et le rend à la date convenue, avec ses accessoires. Avant de le rendre, elle se déconnecte de ses comptes et efface ses fichiers ; ce qui reste est effacé par l’accueil, sans être lu.
En cas de panne, de casse, de perte ou de vol, elle prévient l’accueil le jour même ; en cas de vol, elle dépose plainte et en apporte la copie.
Ce qui est noté ici sert à suivre le prêt et n’est pas communiqué au dehors. La signature dessinée est effacée un mois après le retour.`,
  lender: 'Prêté par',
  borrower: 'Emprunté par',
  device: 'Matériel',
  serial: 'n° de série',
  label: 'étiquette',
  accessories: 'Accessoires',
  value: 'Valeur',
  from: 'Du',
  to: 'à rendre le',
  minor: 'Personne mineure : le représentant légal signe aussi.',
  guardian: 'Représentant légal (nom, signature)',
  signed: 'Signé le',
  onPaper: 'Signé sur papier le',
  sign: 'Date et signature',
  staff: 'Pour la structure',
  version: 'texte version',
  none: 'aucun',
  accessory: { charger: 'chargeur', mouse: 'souris', headset: 'casque', '4g-key': 'clé 4G' },
} as const;
