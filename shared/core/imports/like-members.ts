import type { MethodInput } from '../../contract/methods.ts';
import type { LikeMembers } from '../../contract/import-methods.ts';
import { likenessesAmong } from '../../domain/member-likeness.ts';
import type { Call } from '../core.ts';
import { everyName, findMember } from '../members/member-store.ts';

const MOST = 3;

/** Sheets that may be of the people of these lines, the same names first; lines of nobody known are left out. */
export function likeMembers(call: Call, { people }: MethodInput<'imports.likeMembers'>): readonly LikeMembers[] {
  const names = everyName(call.db);
  return [...likenessesAmong(people, names)].map(([at, found]) => {
    const nearest = found.toSorted((a, b) => Number(a.how === 'close') - Number(b.how === 'close')).slice(0, MOST);
    const members = nearest.flatMap(({ other, how }) => {
      const member = findMember(call.db, names[other]?.id ?? 0);
      if (member === undefined) return [];
      const { id: memberId, firstName, lastName, birthYear, district, programme, homeSite } = member;
      return [{ memberId, firstName, lastName, birthYear, district, programme, homeSite, how }];
    });
    return { line: people[at]?.line ?? 0, members };
  });
}
