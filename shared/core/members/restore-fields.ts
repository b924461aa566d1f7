import { searchKeyOf } from '../../domain/member-search.ts';
import { languages, programmes } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import type { Moved } from './merge-store.ts';
import { type Member, updateMember } from './member-store.ts';

/** What a merge had filled in is empty again; names corrected since stay. */
export function restoreFields(db: Readable, member: Member, before: Moved['before']): void {
  const { firstName, lastName, homeSite, toComplete } = member;
  const { birthYear, district, largeText } = before;
  const programme = programmes.find((one) => one === before.programme) ?? 'none';
  const language = languages.find((one) => one === before.language) ?? 'fr';
  const searchKey = searchKeyOf({ firstName, lastName, birthYear });
  updateMember(db, member.id, { firstName, lastName, homeSite, toComplete, birthYear, district, largeText, programme, language, searchKey });
}
