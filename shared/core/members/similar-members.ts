import type { SimilarMember } from '../../contract/people-views.ts';
import { likenessTo, type Named } from '../../domain/member-likeness.ts';
import type { Call } from '../core.ts';
import { memberLine } from './member-line.ts';
import { everyName, findMember } from './member-store.ts';

const MOST = 5;

/** Sheets that may be of this person, the same names first. */
export function similarMembers(call: Call, typed: Named): readonly SimilarMember[] {
  if (typed.firstName.trim().length < 2 || typed.lastName.trim().length < 2) return [];
  const likeness = likenessTo(typed);
  const found = everyName(call.db).flatMap((named) => {
    const how = likeness(named);
    return how === 'none' ? [] : [{ id: named.id, how }];
  });
  return found
    .toSorted((a, b) => Number(a.how === 'close') - Number(b.how === 'close'))
    .slice(0, MOST)
    .flatMap(({ id, how }) => {
      const member = findMember(call.db, id);
      return member === undefined ? [] : [{ ...memberLine(call, member), how }];
    });
}
