import type { MemberDraft } from '../../contract/people-methods.ts';
import { ProblemError } from '../../contract/problems.ts';
import { cleanName, searchKeyOf } from '../../domain/member-search.ts';
import type { Readable } from '../../db/open-store.ts';
import { allSites, siteHere } from '../sites/site-store.ts';
import type { Member, MemberFields } from './member-store.ts';

/** What a typed sheet becomes; what it does not say stays as it was, or takes its default. */
export function sheetFields(db: Readable, draft: MemberDraft, before?: Member): MemberFields {
  const site = siteHere(db);
  if (site === undefined) throw new ProblemError('not-set-up');
  const firstName = cleanName(draft.firstName);
  const lastName = cleanName(draft.lastName);
  if (firstName === '' || lastName === '') throw new ProblemError('invalid-input', { fields: firstName === '' ? 'firstName' : 'lastName' });
  const homeSite = draft.homeSite ?? before?.homeSite ?? site.code;
  if (!allSites(db).some((one) => one.code === homeSite)) throw new ProblemError('invalid-input', { fields: 'homeSite' });
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
