import { number, type Sheet, text } from '../../shared/sheets/sheets.ts';

/** Columns of the tab of figures, exact or masked; `means`: what its three values are there. */
export const figureColumns = (means: { readonly month: string; readonly previous: string; readonly lastYear: string }): Sheet['columns'] => [
  text('Chiffre', 'Nom du chiffre', 32),
  number('Mois', means.month),
  number('Mois précédent', means.previous),
  number('Même mois, un an avant', means.lastYear),
  number('Prévu', 'Prévu pour ce mois par la convention ; vide sans objectif'),
  text('Unité', 'Unité des valeurs de la ligne', 10),
  text('Définition', 'Ce que le chiffre compte', 90),
];
