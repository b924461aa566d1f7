import type { VisitPurpose } from '../../shared/domain/vocabulary.ts';

/** Column names of exported files, in the readers' language. */
export const csvWords = {
  allSites: 'Toutes les antennes (personnes comptées une fois)',
  columns: [
    'Mois',
    'Code',
    'Antenne',
    'Passages',
    'Personnes différentes',
    'Nouvelles personnes',
    'Heures de présence',
    'dont heures mesurées',
    'Départs estimés',
    'Passages en cours',
    'Sessions de poste',
    'Heures de poste',
    'Prêts',
    'dont à emporter',
    'Retours en retard',
    'Journées complètes',
  ],
  purposes: {
    'free-access': 'Motif : accès libre',
    'online-procedure': 'Motif : démarches en ligne',
    workshop: 'Motif : atelier',
    mediation: 'Motif : médiation individuelle',
    'pix-diagnostic': 'Motif : diagnostic Pix',
    'device-loan': 'Motif : prêt de matériel',
    unspecified: 'Motif : non précisé',
  } satisfies Record<VisitPurpose, string>,
} as const;
