/** Cards: the organisation's keys, a card of another antenne, the card on a phone. */
export const frDeskCards = {
  'key.current': 'Les nouvelles cartes portent la clé n° {number}.',
  'key.show': 'Afficher la clé',
  'key.showText': 'À coller à la mise en service des autres antennes. Qui la possède peut fabriquer des cartes : gardez-la secrète.',
  'key.take': 'Coller une nouvelle clé',
  'key.takeText': 'Quand une autre antenne a changé la clé des cartes : collez ici la clé qu’elle affiche, et ses nouvelles cartes seront reconnues.',
  'key.paste': 'Clé de l’organisation affichée par l’autre antenne',
  'key.change': 'Changer la clé des cartes',
  'key.changeText':
    'Si la clé a pu être copiée. Les nouvelles cartes porteront une autre clé. Celles déjà données marchent encore dans les antennes qui les connaissent, mais plus ailleurs. Ensuite, affichez la nouvelle clé et collez-la dans chaque autre antenne : sans cela, vos nouvelles cartes n’y seront pas reconnues.',
  'key.changed': 'C’est fait : les nouvelles cartes portent la clé n° {number}. Affichez la clé maintenant et collez-la dans les autres antennes.',
  'key.took-taken': 'Nouvelle clé prise : les cartes de l’autre antenne sont reconnues.',
  'key.took-same': 'Cette antenne avait déjà cette clé. Rien n’a changé.',
  'key.took-older': 'Cette clé est plus ancienne que celle d’ici. Rien n’a changé : copiez plutôt celle d’ici vers l’autre antenne.',
  'key.took-other-organisation': 'C’est la clé d’une autre organisation. Rien n’a changé.',
  'key.replace': 'Remplacer la clé d’ici',
  'key.conflict':
    'Les deux antennes ont changé leur clé chacune de leur côté. Si vous prenez celle-ci, {count, plural, =0 {aucune carte faite ici ne} one {une carte faite ici ne} other {# cartes faites ici ne}} marchera plus : il faudra les refaire. Remplacer ?',
  'attach.open': 'Qui est-ce ?',
  'attach.title': 'Rattacher ce passage',
  'attach.text': 'À qui est cette carte ? Elle sera reconnue ici ensuite. Si la personne n’a pas de fiche, créez-la d’abord (F4).',
  'attach.none': 'Personne ne correspond.',
} as const;
