import type { MergePreview, MergeSide } from '../../contract/people-views.ts';
import { mergedSheet } from '../../domain/merged-sheet.ts';
import { cardsOf } from '../cards/card-store.ts';
import type { Call } from '../core.ts';
import { loansOfMember } from '../loans/loan-store.ts';
import { countVisitsOf } from '../visits/visit-store.ts';
import { activeMember } from './active-member.ts';
import { memberLine } from './member-line.ts';
import type { Member } from './member-store.ts';

/** Two sheets side by side and what would become of them. */
export function mergePreview(call: Call, given: { readonly keptId: number; readonly goneId: number }): MergePreview {
  const [keptMember, goneMember] = [activeMember(call, given.keptId), activeMember(call, given.goneId)];
  const [kept, gone] = [sideOf(call, keptMember), sideOf(call, goneMember)];
  const facts = mergedSheet({ ...keptMember, largeText: false }, { ...goneMember, largeText: false });
  const { birthYear, district, programme } = facts;
  const refusal = kept.memberId === gone.memberId ? 'same-sheet' : kept.presentVisitId !== null && gone.presentVisitId !== null ? 'both-present' : null;
  const sum = (of: 'visits' | 'loans' | 'cards'): number => kept[of] + gone[of];
  return { kept, gone, result: { birthYear, district, programme, visits: sum('visits'), loans: sum('loans'), cards: sum('cards') }, refusal };
}

function sideOf(call: Call, member: Member): MergeSide {
  return {
    ...memberLine(call, member),
    district: member.district,
    programme: member.programme,
    visits: countVisitsOf(call.db, member.id),
    loans: loansOfMember(call.db, member.id),
    cards: cardsOf(call.db, member.id).filter((card) => card.replacedAt === null).length,
  };
}
