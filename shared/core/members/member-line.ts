import type { MemberLine } from '../../contract/people-views.ts';
import type { Call } from '../core.ts';
import { openVisitOf } from '../visits/visit-store.ts';
import type { Member } from './member-store.ts';

/** A person in a list: enough to tell homonyms apart. */
export function memberLine(call: Call, member: Member): MemberLine {
  const { id: memberId, firstName, lastName, birthYear, homeSite, toComplete } = member;
  return { memberId, firstName, lastName, birthYear, homeSite, presentVisitId: openVisitOf(call.db, memberId)?.id ?? null, toComplete: toComplete === 1 };
}
