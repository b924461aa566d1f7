import type { MemberDraft } from '../../../shared/contract/people-methods.ts';
import type { MemberSheet, SiteChoice } from '../../../shared/contract/people-views.ts';
import type { Language, Programme } from '../../../shared/domain/vocabulary.ts';

/** A sheet while it is typed: texts as they stand in the fields. `homeSite` null: the one that serves the district. */
export interface SheetDraft {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: string;
  readonly district: string;
  readonly programme: Programme;
  readonly homeSite: string | null;
  readonly language: Language;
  readonly largeText: boolean;
}

/** A new sheet; a search that found nobody ("dubois marie") gives its words as names. */
export function emptyDraft(searched = ''): SheetDraft {
  const words = searched.split(/\s+/).filter((word) => word !== '' && !/\d/.test(word));
  const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('fr') + word.slice(1);
  const [first = '', ...last] = words.map(capital);
  return {
    firstName: first,
    lastName: last.join(' '),
    birthYear: '',
    district: '',
    programme: 'none',
    homeSite: null,
    language: 'fr',
    largeText: false,
  };
}

export const draftOf = (sheet: MemberSheet): SheetDraft => ({
  ...sheet,
  birthYear: sheet.birthYear === null ? '' : String(sheet.birthYear),
  district: sheet.district ?? '',
});

/** Fields at fault, each with the key of its sentence. */
export type DraftFaults = Partial<Record<keyof SheetDraft, 'reg.nameNeeded' | 'reg.yearWrong' | 'reg.districtWrong'>>;

export function faultsOf(draft: SheetDraft, thisYear: number): DraftFaults {
  const year = Number(draft.birthYear);
  const yearFine = draft.birthYear.trim() === '' || (/^\d{4}$/.test(draft.birthYear.trim()) && year >= 1900 && year <= thisYear);
  return {
    ...(draft.firstName.trim() === '' ? { firstName: 'reg.nameNeeded' as const } : {}),
    ...(draft.lastName.trim() === '' ? { lastName: 'reg.nameNeeded' as const } : {}),
    ...(yearFine ? {} : { birthYear: 'reg.yearWrong' as const }),
    ...(/^[0-9A-Za-z]{0,5}$/.test(draft.district.trim()) ? {} : { district: 'reg.districtWrong' as const }),
  };
}

/** The antenne of a district of residence; nobody serves it: the antenne here. */
export function siteOfDistrict(sites: readonly SiteChoice[], district: string): string | null {
  const wanted = district.trim().toUpperCase();
  const serving = sites.find((site) => site.districts.includes(wanted));
  return (serving ?? sites.find((site) => site.isHere))?.code ?? null;
}

/** What is sent to the core. */
export function draftSent(draft: SheetDraft, sites: readonly SiteChoice[], toComplete: boolean): MemberDraft {
  const { firstName, lastName, programme, language, largeText } = draft;
  const homeSite = draft.homeSite ?? siteOfDistrict(sites, draft.district);
  return {
    firstName,
    lastName,
    birthYear: draft.birthYear.trim() === '' ? null : Number(draft.birthYear),
    district: draft.district.trim() === '' ? null : draft.district.trim().toUpperCase(),
    programme,
    language,
    largeText,
    toComplete,
    ...(homeSite === null ? {} : { homeSite }),
  };
}
