import type { VisitFact } from '../../shared/contract/facts.ts';
import type { AgeBand, VisitPurpose } from '../../shared/domain/vocabulary.ts';
import { date, number, type Sheet, text, type Value } from '../../shared/sheets/sheets.ts';

/** Free access without help has no national type: nothing of it is exported (VOCABULARY 5.2). */
const typeOf: Readonly<Partial<Record<VisitPurpose, 'individuel' | 'collectif'>>> = {
  mediation: 'individuel',
  'online-procedure': 'individuel',
  'pix-diagnostic': 'individuel',
  workshop: 'collectif',
};
export const accompaniments = Object.keys(typeOf) as VisitPurpose[]; // keys of a typed record

const themeOf: Readonly<Partial<Record<VisitPurpose, string>>> = {
  'online-procedure': 'aide_aux_demarches_administratives',
  'pix-diagnostic': 'diagnostic_numerique',
};
/** National bands, where ours falls into one of them whole; 22–25 and the ends fall into two, and the year of birth never leaves the antenne. */
const nationalAge: Readonly<Record<AgeBand, string | null>> = {
  'under-16': null,
  '16-17': 'douze_dix_huit',
  '18-21': 'dix_huit_vingt_quatre',
  '22-25': null,
  '26-29': 'vingt_cinq_trente_neuf',
  '30-over': null,
  'not-communicated': 'non_communique',
};
const UNKNOWN = 'Non recueilli par l’accueil : laissé vide';

const columns = [
  date('Date', 'Jour du passage'),
  date('Enregistré le', UNKNOWN),
  date('Dernière modification le', UNKNOWN),
  text('Type', 'individuel : accompagnement individuel ; collectif : atelier collectif (une ligne par participant)'),
  text('Participants', '1 : une ligne par personne accompagnée'),
  text('Canaux d’accompagnement', 'lieu_activite : lieu d’activité'),
  text('Nom du lieu', 'Antenne'),
  text('Adresse', UNKNOWN),
  text('Commune', UNKNOWN),
  text('Code postal', UNKNOWN),
  text('Code Insee', UNKNOWN),
  number('Durée (min)', 'Durée du passage, mesurée ou corrigée ; vide si elle est estimée', 'minutes'),
  text('Nom de l’atelier', UNKNOWN),
  text('Matériel numérique utilisé', UNKNOWN),
  text('Thématique(s) d’accompagnement', 'diagnostic_numerique, aide_aux_demarches_administratives ; vide si le motif ne le dit pas'),
  text('Tags', UNKNOWN),
  text('Nom de la démarche administrative', UNKNOWN),
  text('Niveau d’autonomie (ou de l’atelier) (n/3)', UNKNOWN),
  text('Bénéficiaire réorienté', UNKNOWN),
  text('Structure de redirection', UNKNOWN),
  text('Commune du bénéficiaire', UNKNOWN),
  text('Code postal du bénéficiaire', 'Seulement si la résidence est un code postal'),
  text('Code Insee du bénéficiaire', UNKNOWN),
  text('Genre', UNKNOWN),
  text('Tranche d’âge', 'Tranche nationale, vide quand la nôtre en touche deux (moins de 16, 22-25, 30 et plus)'),
  text('Statut du bénéficiaire', 'sans_emploi pour une personne en CEJ ; vide sinon'),
  text('ID CRA', 'Identifiant du passage, sans lien avec la personne', 36),
];

/** La Coop's activity sheet (VOCABULARY 5.5): one line an accompaniment, slugs as values, honestly empty where nothing is known. */
export function laCoopSheet(visits: readonly VisitFact[], siteName: (visit: VisitFact) => string): Sheet {
  return {
    name: 'Accompagnements',
    columns,
    rows: visits.flatMap((visit) => {
      const type = typeOf[visit.purpose];
      return type === undefined || visit.void ? [] : [rowOf(visit, { type, site: siteName(visit) })];
    }),
  };
}

function rowOf(visit: VisitFact, given: { readonly type: string; readonly site: string }): readonly Value[] {
  const trusted = visit.quality === 'measured' || visit.quality === 'corrected';
  const known: Readonly<Record<string, Value>> = {
    Date: { day: visit.day },
    Type: given.type,
    Participants: '1',
    'Canaux d’accompagnement': 'lieu_activite',
    'Nom du lieu': given.site,
    'Durée (min)': trusted ? visit.minutes : null,
    'Thématique(s) d’accompagnement': themeOf[visit.purpose] ?? null,
    'Code postal du bénéficiaire': visit.district !== null && /^\d{5}$/.test(visit.district) ? visit.district : null,
    'Tranche d’âge': nationalAge[visit.ageBand],
    'Statut du bénéficiaire': visit.programme === 'cej' ? 'sans_emploi' : null,
    'ID CRA': visit.id,
  };
  return columns.map(({ header }) => known[header] ?? null);
}
