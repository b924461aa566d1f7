import type { MemberDraft } from '../../contract/people-methods.ts';
import { ProblemError } from '../../contract/problems.ts';
import { cleanName, searchKeyOf } from '../../domain/member-search.ts';
import type { Readable } from '../../db/open-store.ts';
import { allSites, siteHere } from '../sites/site-store.ts';
import type { Member, MemberFields } from './member-store.ts';

/** The antennes a sheet may name: read once for many sheets. */
export interface SheetSites {
  readonly here: string;
  readonly codes: ReadonlySet<string>;
}
export function sheetSites(db: Readable): SheetSites {
  const here = siteHere(db);
  if (here === undefined) throw new ProblemError('not-set-up');
  return { here: here.code, codes: new Set(allSites(db).map(({ code }) => code)) };
}

/** What a typed sheet becomes; what it does not say stays as it was, or takes its default. */
export function sheetFields(sites: SheetSites, draft: MemberDraft, before?: Member): MemberFields {
  const firstName = cleanName(draft.firstName);
  const lastName = cleanName(draft.lastName);
  if (firstName === '' || lastName === '') throw new ProblemError('invalid-input', { fields: firstName === '' ? 'firstName' : 'lastName' });
  const homeSite = draft.homeSite ?? before?.homeSite ?? sites.here;
  if (!sites.codes.has(homeSite)) throw new ProblemError('invalid-input', { fields: 'homeSite' });
  const { birthYear, district, programme } = draft;
  return {
    firstName,
    lastName,
    birthYear,
    district,
    programme,
    homeSite,
    language: draft.language ?? before?.language ?? 'fr',
    largeText: flag(draft.largeText, before?.largeText),
    toComplete: flag(draft.toComplete, before?.toComplete),
    searchKey: searchKeyOf({ firstName, lastName, birthYear }),
  };
}

const flag = (given: boolean | undefined, before: number | undefined): number => (given === undefined ? (before ?? 0) : given ? 1 : 0);
