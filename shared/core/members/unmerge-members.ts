import type { MemberId } from '../../domain/brand.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { giveCardsBack } from '../cards/move-cards.ts';
import type { Call } from '../core.ts';
import { giveLoansBack } from '../loans/loan-store.ts';
import { dropSuspension, keepSuspension } from '../loans/pass-store.ts';
import { recordHolder } from '../visits/record-visit.ts';
import { findVisit, openVisitOf } from '../visits/visit-store.ts';
import { findMerge, markMergeUndone, mergesInto, type Moved } from './merge-store.ts';
import { restoreFields } from './restore-fields.ts';
import { findMember, partMember } from './member-store.ts';

/** Parts two sheets again: what was moved goes back, what came since stays where it came. False when it cannot be any more. */
export function unmergeMembers(call: Call, mergeId: number): boolean {
  const merge = findMerge(call.db, mergeId);
  // Merges are undone in their order, the last one first.
  if (merge === undefined || mergesInto(call.db, merge.keptId)[0]?.id !== mergeId) return false;
  const { keptId, goneId, moved } = merge;
  const kept = findMember(call.db, keptId);
  if (kept === undefined || kept.id !== keptId || kept.erasedAt !== null) return false;
  partMember(call.db, goneId, moved.earlier);
  restoreFields(call.db, kept, moved.before);
  moveVisitsBack(call, { keptId, goneId, moved });
  giveLoansBack(call.db, moved.loans, goneId);
  giveCardsBack(call.db, moved, goneId);
  dropSuspension(call.db, keptId);
  if (moved.suspension !== null) keepSuspension(call.db, keptId, { ...moved.suspension, at: call.now, staffId: null });
  markMergeUndone(call.db, mergeId, call.now);
  appendAudit(call, { method: 'members.unmerge', object: `member:${goneId} from member:${keptId}` });
  call.changed('members', 'board', 'loans', 'workstations');
  return true;
}

function moveVisitsBack(call: Call, { keptId, goneId, moved }: { keptId: MemberId; goneId: MemberId; moved: Moved }): void {
  const give = (list: Moved['visits'], to: MemberId): void => {
    for (const { id, isNew } of list) {
      const visit = findVisit(call.db, id);
      if (visit === undefined) continue;
      // Nobody is in twice: an open visit of somebody who came back since stays with the one who holds it.
      const blocked = visit.leftAt === null && visit.cancelledAt === null && visit.memberId !== to && openVisitOf(call.db, to) !== undefined;
      if (!blocked) recordHolder(call, visit, { memberId: to, provisionalCard: null, isNew });
    }
  };
  give(moved.visits, goneId);
  give(moved.keptVisits, keptId);
}
