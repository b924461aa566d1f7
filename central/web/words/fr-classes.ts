import type { Newcomer } from '../../../shared/domain/distributions.ts';
import type { AgeBand, DeviceKind, LoanPlace, PresenceQuality, Programme, VisitPurpose } from '../../../shared/domain/vocabulary.ts';
import type { PublishedFamily } from '../../reports/views.ts';

const purposes = {
  'free-access': 'Accès libre',
  'online-procedure': 'Démarches en ligne',
  workshop: 'Ateliers',
  mediation: 'Médiation individuelle',
  'pix-diagnostic': 'Diagnostic Pix',
  'device-loan': 'Prêt de matériel',
  unspecified: 'Non précisé',
} satisfies Record<VisitPurpose, string>;
const ages = {
  'under-16': 'Moins de 16 ans',
  '16-17': '16-17 ans',
  '18-21': '18-21 ans',
  '22-25': '22-25 ans',
  '26-29': '26-29 ans',
  '30-over': '30 ans et plus',
  'not-communicated': 'Non communiqué',
} satisfies Record<AgeBand, string>;
const programmes = { cej: 'CEJ', pacea: 'PACEA', other: 'Autre', none: 'Aucun' } satisfies Record<Programme, string>;
const newcomers = { first: 'Premier passage', returning: 'Déjà venus', unnamed: 'Sans carte' } satisfies Record<Newcomer, string>;
const devices = { laptop: 'Ordinateurs portables', tablet: 'Tablettes', phone: 'Téléphones', other: 'Autres' } satisfies Record<DeviceKind, string>;
const places = { 'on-site': 'Sur place', 'take-home': 'À emporter' } satisfies Record<LoanPlace, string>;
const qualities = { open: 'En cours', measured: 'Mesuré', estimated: 'Estimé', corrected: 'Corrigé' } satisfies Record<PresenceQuality, string>;

/** `7` is an arrondissement of Lyon, five digits a postcode elsewhere. */
function districtName(key: string): string {
  if (key === 'none') return 'Non communiqué';
  if (/^[1-9]$/.test(key)) return key === '1' ? '1er arr.' : `${key}e arr.`;
  return key;
}
const named =
  (names: Readonly<Record<string, string>>) =>
  (key: string): string =>
    names[key] ?? key;

/** The label of a class of a family. */
export const className = {
  purpose: named(purposes),
  age: named(ages),
  district: districtName,
  programme: named(programmes),
  newcomer: named(newcomers),
  device: named(devices),
  place: named(places),
  quality: named(qualities),
} satisfies Record<PublishedFamily | 'quality', (key: string) => string>;

export const familyNames = {
  age: 'Âge au jour du passage',
  district: 'Lieu de résidence',
  programme: 'Dispositif',
  newcomer: 'Nouveaux et habitués',
  purpose: 'Motifs des passages',
  device: 'Matériel prêté',
  place: 'Lieu des prêts',
} satisfies Record<PublishedFamily, string>;
