import { ProblemError } from '../../contract/problems.ts';
import { instantOf } from '../../domain/calendar.ts';
import { searchWords } from '../../domain/member-search.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { cardsOf } from '../cards/card-store.ts';
import { cardTextOf } from '../cards/card-tag.ts';
import { giveBlankCard } from '../cards/give-blank-card.ts';
import { giveNewCard } from '../cards/give-new-card.ts';
import type { Handlers } from '../core.ts';
import { openLoansOf } from '../loans/loan-store.ts';
import { openLoanViews } from '../loans/loan-views.ts';
import { allSites, districtsOf, siteHere } from '../sites/site-store.ts';
import { correctionsOf } from '../visits/correction-store.ts';
import { visitHistoryOf } from '../visits/visit-store.ts';
import { activeMember } from './active-member.ts';
import { eraseMember } from './erase-member.ts';
import { mergeMembers } from './merge-members.ts';
import { mergePreview } from './merge-preview.ts';
import { findMerge, mergesInto } from './merge-store.ts';
import { unmergeMembers } from './unmerge-members.ts';
import { keepLanguage } from './keep-language.ts';
import { memberLine } from './member-line.ts';
import { insertMember, membersWithWords, shortName } from './member-store.ts';
import { sheetFields, sheetSites } from './sheet-fields.ts';
import { similarMembers } from './similar-members.ts';
import { changeSheet } from './update-member.ts';

const MOST_RESULTS = 20;

export const memberMethods: Handlers<
  | 'members.search'
  | 'members.get'
  | 'members.similar'
  | 'members.lookAlikes'
  | 'members.register'
  | 'members.update'
  | 'members.keepLanguage'
  | 'members.mergePreview'
  | 'members.merge'
  | 'members.unmerge'
  | 'members.erase'
  | 'sites.list'
> = {
  'members.search': (call, { text }) => membersWithWords(call.db, searchWords(text), MOST_RESULTS).map((member) => memberLine(call, member)),
  'members.get': (call, { memberId }) => {
    const member = activeMember(call, memberId);
    return {
      ...memberLine(call, member),
      district: member.district,
      programme: member.programme,
      language: member.language,
      largeText: member.largeText === 1,
      cards: cardsOf(call.db, member.id).map((card) => ({
        shortNumber: cardTextOf(call.core.ports.secrets, card.keyNumber, card.cardId).slice(-5),
        issuedAt: instantOf(card.issuedAt),
        state: card.replacedAt === null ? 'active' : 'replaced',
      })),
      recentVisits: visitHistoryOf(call.db, member.id).map((visit) => ({
        visitId: visit.id,
        day: visit.day,
        arrivedAt: instantOf(visit.arrivedAt),
        leftAt: visit.leftAt === null ? null : instantOf(visit.leftAt),
        purpose: visit.purpose,
        quality: visit.quality,
        cancelled: visit.cancelledAt !== null,
        corrections: correctionsOf(call.db, visit.id).map(({ at, by, reason, arrivedAt, leftAt, purpose }) => ({
          at: instantOf(at),
          by,
          reason,
          arrivedAt: instantOf(arrivedAt),
          leftAt: leftAt === null ? null : instantOf(leftAt),
          purpose,
        })),
      })),
      merges: mergesInto(call.db, member.id).map(({ id, at, moved }) => ({ mergeId: id, at: instantOf(at), visits: moved.visits.length })),
      openLoans: openLoanViews(call, openLoansOf(call.db, member.id)),
    };
  },
  'members.similar': similarMembers,
  'members.lookAlikes': (call, { memberId }) => {
    const member = activeMember(call, memberId);
    return similarMembers(call, member).filter((other) => other.memberId !== member.id);
  },
  'members.register': (call, input) => {
    const memberId = insertMember(call.db, { ...sheetFields(sheetSites(call.db), input), uid: call.core.ports.random.bytes(16), at: call.now });
    const shortNumber = input.blank !== undefined ? giveBlankCard(call, memberId, input.blank) : input.card === 'none' ? null : giveNewCard(call, memberId);
    appendAudit(call, { method: 'members.register', object: `member:${memberId}` });
    call.changed('members');
    return { memberId, shortNumber };
  },
  'members.mergePreview': mergePreview,
  'members.merge': mergeMembers,
  'members.unmerge': (call, { mergeId }) => {
    const merge = findMerge(call.db, mergeId);
    if (merge === undefined || !unmergeMembers(call, mergeId)) throw new ProblemError('stale');
    return { kind: 'unmerged', person: { memberId: merge.keptId, name: shortName(activeMember(call, merge.keptId)) } };
  },
  'members.erase': (call, { memberId }) => eraseMember(call, memberId),
  'members.update': (call, input) => changeSheet(call, input, input.memberId),
  'members.keepLanguage': keepLanguage,
  'sites.list': (call) => {
    const here = siteHere(call.db)?.code;
    return allSites(call.db).map(({ code, name }) => ({ code, name, districts: districtsOf(call.db, code), isHere: code === here }));
  },
};
