import type { ExportJob, ExportLine } from '../../reports/export-view.ts';

/** Exports (C6). */
export const frExports = {
  title: 'Exports',
  make: 'Préparer un fichier',
  making: 'Préparation… vous pouvez quitter la page, le fichier sera dans la liste.',
  progress: 'Préparation',
  progressOf: ({ done, total }: Pick<ExportJob, 'done' | 'total'>): string =>
    total === 0 ? 'En attente' : done < total ? `Lecture, ${Math.floor((100 * done) / total)} %` : 'Mise en forme',
  failed: 'N’a pas pu être préparé. Préparez-le à nouveau ; si cela se répète, prévenez l’administrateur.',
  month: 'Mois',
  version: 'Chiffres',
  now: 'tels qu’ils sont maintenant',
  noFrozen: 'aucune version figée',
  freezeFirst: 'Seule une version figée peut être transmise, et ce mois n’en a pas encore. Figez-le depuis son rapport, ou choisissez l’usage interne.',
  toReport: 'Ouvrir le rapport',
  frozen: (version: number): string => `version figée ${version}`,
  format: 'Format',
  formats: {
    csv: 'CSV (tableur, une ligne par antenne)',
    xlsx: 'Excel (un onglet par section)',
    'la-coop': 'La Coop (une ligne par accompagnement)',
  } satisfies Record<ExportLine['format'], string>,
  shortFormats: { csv: 'CSV', xlsx: 'Excel', 'la-coop': 'La Coop' } satisfies Record<ExportLine['format'], string>,
  variant: 'Usage',
  variants: {
    'to-leave': 'À transmettre : cases sous 5 masquées',
    internal: 'Interne : chiffres exacts',
  } satisfies Record<ExportLine['variant'], string>,
  shortVariants: { 'to-leave': 'à transmettre', internal: 'interne' } satisfies Record<ExportLine['variant'], string>,
  coopNote:
    'Le fichier La Coop décrit chaque accompagnement (médiation, atelier, diagnostic) avec les mots de La Coop ; l’accès libre n’y est pas. Il reste interne.',
  list: 'Fichiers préparés',
  none: 'Aucun fichier encore.',
  madeAt: 'Préparé le',
  by: 'Par',
  file: 'Fichier',
  proof: 'Empreinte SHA\u2011256',
  download: 'Télécharger',
  columns: 'Dictionnaire des colonnes',
  columnsNote: 'Ce que veut dire chaque colonne de chaque fichier.',
  dictionary: { file: 'Fichier', column: 'Colonne', meaning: 'Sens', unit: 'Unité' },
  masking: 'Règle de masquage',
  gone: 'effacé avec les données de son mois',
  monthGone: 'De ce mois, le serveur ne garde plus que les chiffres : les accompagnements un par un ont été effacés (Administration, Conservation).',
  refused: 'Le fichier n’a pas pu être préparé. Vérifiez le mois et la version.',
} as const;
