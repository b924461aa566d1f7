/** Spreadsheets: people and devices brought in, and taken out. */
export const frDeskImport = {
  'act.import': 'Lignes d’un tableur importées : {about}.',
  'o.imported-members':
    '{made, plural, =0 {Aucune fiche créée} one {# fiche créée} other {# fiches créées}}, {changed, plural, =0 {aucune complétée} one {# complétée} other {# complétées}}.',
  'o.imported-devices':
    '{made, plural, =0 {Aucun appareil ajouté} one {# appareil ajouté} other {# appareils ajoutés}}, {changed, plural, =0 {aucun mis à jour} one {# mis à jour} other {# mis à jour}}.',
  'o.import-used': 'Cet import ne s’annule plus : une des fiches a servi ou changé depuis. Corrigez-les une par une.',
} as const;
