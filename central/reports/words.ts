import type { DistributionFamily, Newcomer } from '../../shared/domain/distributions.ts';
import type { HalfDayState } from '../../shared/domain/coverage.ts';
import type { FigureName } from '../../shared/domain/figures.ts';
import type { TargetFigure } from '../../shared/domain/targets.ts';
import type { AgeBand, DeviceKind, LoanIncident, LoanPlace, PresenceQuality, Programme, VisitPurpose } from '../../shared/domain/vocabulary.ts';

/** A figure as it is called, its definition in one sentence, and its unit. */
export interface FigureWords {
  readonly label: string;
  readonly definition: string;
  readonly unit: 'nombre' | 'heures';
}

/** The catalogue of files and definitions, in the readers' language. Pages use the same words. */
export const words = {
  allSites: 'Toutes les antennes (personnes comptées une fois)',
  joined: 'Antennes réunies : ',
  hidden: 'masqué',
  unknownDistrict: 'Non renseigné',
  masking:
    'Dans ce qui sort de la structure, un nombre de 1 à 4 (de 1 à 10 pour le public) est masqué, avec assez d’autres nombres pour que ni un total ni une autre version du mois ne permette de le retrouver. ' +
    'Une antenne qui a trop peu de passages est réunie à une autre. Une correction trop petite pour être publiée sans risque garde les nombres de la version précédente. ' +
    'Un pourcentage n’est donné que si sa base est d’au moins 11.',
  figures: {
    visits: { label: 'Passages', definition: 'Arrivées d’une personne dans une antenne un jour donné ; annulées exclues.', unit: 'nombre' },
    distinctPersons: {
      label: 'Personnes différentes',
      definition: 'Personnes différentes sur la période ; une personne vue dans deux antennes compte une fois au total ; visiteurs sans carte exclus.',
      unit: 'nombre',
    },
    newPersons: { label: 'Nouvelles personnes', definition: 'Personnes dont c’est le premier passage jamais enregistré.', unit: 'nombre' },
    returningVisits: { label: 'Passages de retour', definition: 'Passages de personnes déjà venues.', unit: 'nombre' },
    unnamedVisits: { label: 'Passages sans carte', definition: 'Visiteurs et cartes provisoires ; dans aucun compte de personnes.', unit: 'nombre' },
    presenceMinutes: {
      label: 'Heures de présence',
      definition: 'Départ moins arrivée, tous passages fermés, quelle que soit la façon dont le départ est connu.',
      unit: 'heures',
    },
    measuredMinutes: {
      label: 'dont heures mesurées',
      definition: 'Départ lu par le lecteur, ou noté par l’équipe ; moyennes et médianes n’utilisent que ces passages.',
      unit: 'heures',
    },
    estimatedVisits: { label: 'Départs estimés', definition: 'Passages fermés par la clôture du jour, sans départ constaté.', unit: 'nombre' },
    openVisits: { label: 'Passages en cours', definition: 'Passages pas encore fermés.', unit: 'nombre' },
    cejVisits: { label: 'Passages CEJ', definition: 'Passages de personnes suivies en contrat d’engagement jeune ce jour-là.', unit: 'nombre' },
    cejPersons: { label: 'Personnes CEJ vues', definition: 'Personnes différentes suivies en contrat d’engagement jeune.', unit: 'nombre' },
    cejDiagnosed: {
      label: 'dont venues pour un diagnostic Pix',
      definition: 'Parmi elles, celles venues au moins une fois pour le diagnostic Pix pendant la période.',
      unit: 'nombre',
    },
    workstationSessions: { label: 'Sessions de poste', definition: 'Utilisations d’un poste par une personne.', unit: 'nombre' },
    seatMinutes: {
      label: 'Heures de poste offertes',
      definition: 'Heures d’ouverture multipliées par les postes en service, les jours dont la clôture dit les deux.',
      unit: 'heures',
    },
    workstationMinutes: { label: 'Heures de poste', definition: 'Durée des sessions de poste terminées.', unit: 'heures' },
    loans: { label: 'Prêts', definition: 'Appareils confiés, sur place et à emporter.', unit: 'nombre' },
    onSiteLoanMinutes: {
      label: 'Heures de prêt sur place',
      definition: 'Durée des prêts sur place terminés, de la remise au retour.',
      unit: 'heures',
    },
    takeHomeLoanMinutes: {
      label: 'Heures de prêt à emporter',
      definition: 'Durée des prêts à emporter terminés, de la remise au retour, nuits et jours fermés compris.',
      unit: 'heures',
    },
    takeHomeLoans: { label: 'dont à emporter', definition: 'Prêts qui quittent l’antenne.', unit: 'nombre' },
    lateReturns: { label: 'Retours en retard', definition: 'Appareils rendus après l’heure prévue.', unit: 'nombre' },
    guests: {
      label: 'Visiteurs et groupes',
      definition: 'Personnes reçues sans carte et comptées à l’accueil, seules ou en groupe ; ni passages, ni personnes différentes.',
      unit: 'nombre',
    },
    seatedWaits: {
      label: 'Attentes d’un poste abouties',
      definition: 'Places prises dans la file d’attente d’un poste et terminées sur un poste.',
      unit: 'nombre',
    },
    waitedMinutes: {
      label: 'Heures d’attente d’un poste',
      definition: 'Du ticket au poste, pour les attentes abouties ; divisées par leur nombre, elles donnent l’attente moyenne.',
      unit: 'heures',
    },
    refusedWaits: {
      label: 'Repartis sans poste',
      definition: 'Places dans la file d’attente d’un poste terminées par le départ de la personne avant qu’un poste se libère.',
      unit: 'nombre',
    },
  } satisfies Record<FigureName, FigureWords>,
  /** Numbers that pages show besides the figures: counted from purposes, from coverage or from two figures. */
  derived: {
    workshops: { label: 'Ateliers', definition: 'Passages dont le motif est un atelier.' },
    mediations: { label: 'Médiations individuelles', definition: 'Passages dont le motif est une médiation individuelle.' },
    diagnostics: { label: 'Diagnostics Pix', definition: 'Passages dont le motif est le diagnostic Pix ; une personne venue deux fois compte deux fois.' },
    procedures: { label: 'Démarches en ligne', definition: 'Passages dont le motif est une démarche en ligne.' },
    cejShare: { label: 'Part CEJ', definition: 'Passages de personnes suivies en contrat d’engagement jeune ce jour-là, sur tous les passages.' },
    received: {
      label: 'Reçu',
      definition: 'Demi-journées d’ouverture reçues, avec ou sans passage, sur celles que le calendrier de l’antenne attend jusqu’ici.',
    },
    occupancy: {
      label: 'Occupation des postes',
      definition: 'Heures de poste des jours dont la clôture dit les postes en service, divisées par les heures de poste offertes ces jours-là.',
    },
    incidents: {
      label: 'Incidents de prêt',
      definition:
        'Prêts dont l’appareil est revenu abîmé, sans un accessoire, ou déclaré perdu, le plus grave seul, parmi les prêts dont le terminal le dit. Non transmis : aucun terminal ne le disait ce mois-là.',
    },
    toldLoans: { label: 'Prêts dont l’incident est dit', definition: 'Prêts dont le terminal dit s’il y a eu un incident.' },
    useRate: {
      label: 'Taux d’usage du matériel',
      definition:
        'Jours-appareils prêtés, sur place ou à emporter, divisés par les jours-appareils en service, par type, les jours dont la clôture les dit ; au moins 11 jours-appareils.',
    },
    meanWait: { label: 'Attente moyenne', definition: 'Heures d’attente d’un poste divisées par le nombre d’attentes abouties.' },
  } satisfies Record<string, { readonly label: string; readonly definition: string }>,
  purposes: {
    'free-access': 'Accès libre',
    'online-procedure': 'Démarches en ligne',
    workshop: 'Atelier',
    mediation: 'Médiation individuelle',
    'pix-diagnostic': 'Diagnostic Pix',
    'device-loan': 'Prêt de matériel',
    unspecified: 'Non précisé',
  } satisfies Record<VisitPurpose, string>,
  ages: {
    'under-16': 'Moins de 16 ans',
    '16-17': '16-17 ans',
    '18-21': '18-21 ans',
    '22-25': '22-25 ans',
    '26-29': '26-29 ans',
    '30-over': '30 ans et plus',
    'not-communicated': 'Non communiqué',
  } satisfies Record<AgeBand, string>,
  programmes: { cej: 'CEJ', pacea: 'PACEA', other: 'Autre dispositif', none: 'Aucun' } satisfies Record<Programme, string>,
  newcomers: { first: 'Première visite', returning: 'Déjà venue', unnamed: 'Sans carte' } satisfies Record<Newcomer, string>,
  devices: { laptop: 'Ordinateur portable', tablet: 'Tablette', phone: 'Téléphone', other: 'Autre' } satisfies Record<DeviceKind, string>,
  incidents: { 'accessory-missing': 'Accessoire manquant', damaged: 'Appareil abîmé', lost: 'Appareil perdu' } satisfies Record<
    Exclude<LoanIncident, 'none'>,
    string
  >,
  notTold: 'non transmis',
  fewDays: 'moins de 11 jours',
  places: { 'on-site': 'Sur place', 'take-home': 'À emporter' } satisfies Record<LoanPlace, string>,
  qualities: { open: 'En cours', measured: 'Mesurée', estimated: 'Estimée', corrected: 'Corrigée par l’équipe' } satisfies Record<PresenceQuality, string>,
  halfDays: {
    active: 'Ouverte, avec passages',
    'no-scan': 'Ouverte, sans passage',
    closed: 'Fermée',
    running: 'En cours',
    silent: 'Terminal silencieux',
    'not-received': 'Pas encore reçue',
  } satisfies Record<HalfDayState, string>,
  families: {
    age: 'Tranches d’âge',
    district: 'Lieux de résidence',
    programme: 'Dispositifs',
    newcomer: 'Premières visites et retours',
    purpose: 'Motifs',
    device: 'Prêts par matériel',
    place: 'Prêts sur place et à emporter',
  } satisfies Partial<Record<DistributionFamily | 'purpose', string>>,
  targets: {
    visits: 'Passages',
    distinctPersons: 'Personnes différentes',
    cejDiagnosed: 'Jeunes en CEJ diagnostiqués',
    workshops: 'Passages en atelier',
  } satisfies Record<TargetFigure, string>,
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
} as const;

/** The label of one class of a published table. */
export function classLabel(family: keyof typeof words.families, key: string): string {
  const lists: Readonly<Record<keyof typeof words.families, Readonly<Record<string, string>>>> = {
    age: words.ages,
    district: { none: words.unknownDistrict },
    programme: words.programmes,
    newcomer: words.newcomers,
    purpose: words.purposes,
    device: words.devices,
    place: words.places,
  };
  return lists[family][key] ?? (family === 'district' && /^\d$/.test(key) ? `${key}${key === '1' ? 'er' : 'e'} arrondissement` : key);
}
