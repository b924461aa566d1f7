import { ProblemError } from '../../contract/problems.ts';
import type { MemberLine } from '../../contract/views.ts';
import { instantOf } from '../../domain/calendar.ts';
import { cleanName, searchKeyOf, searchWords } from '../../domain/member-search.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { cardsOf } from '../cards/card-store.ts';
import { cardTextOf } from '../cards/card-tag.ts';
import { giveNewCard } from '../cards/give-new-card.ts';
import type { Call, Handlers } from '../core.ts';
import { openLoansOf } from '../loans/loan-store.ts';
import { openLoanViews } from '../loans/loan-views.ts';
import { siteHere } from '../sites/site-store.ts';
import { lastVisitsOf, openVisitOf } from '../visits/visit-store.ts';
import { findMember, insertMember, type Member, membersWithWords } from './member-store.ts';

const MOST_RESULTS = 20;

export const memberMethods: Handlers<'members.search' | 'members.get' | 'members.register'> = {
  'members.search': (call, { text }) => membersWithWords(call.db, searchWords(text), MOST_RESULTS).map((member) => lineOf(call, member)),
  'members.get': (call, { memberId }) => {
    const member = findMember(call.db, memberId);
    if (member === undefined) throw new ProblemError('not-found');
    return {
      ...lineOf(call, member),
      district: member.district,
      programme: member.programme,
      cards: cardsOf(call.db, member.id).map((card) => ({
        shortNumber: cardTextOf(call.core.ports.secrets, card.keyNumber, card.cardId).slice(-5),
        issuedAt: instantOf(card.issuedAt),
        state: card.replacedAt === null ? 'active' : 'replaced',
      })),
      recentVisits: lastVisitsOf(call.db, member.id).map((visit) => ({
        visitId: visit.id,
        day: visit.day,
        arrivedAt: instantOf(visit.arrivedAt),
        leftAt: visit.leftAt === null ? null : instantOf(visit.leftAt),
        purpose: visit.purpose,
      })),
      openLoans: openLoanViews(call, openLoansOf(call.db, member.id)),
    };
  },
  'members.register': (call, input) => {
    const site = siteHere(call.db);
    if (site === undefined) throw new ProblemError('not-set-up');
    const firstName = cleanName(input.firstName);
    const lastName = cleanName(input.lastName);
    if (firstName === '' || lastName === '') throw new ProblemError('invalid-input', { fields: firstName === '' ? 'firstName' : 'lastName' });
    const { birthYear, district, programme } = input;
    const memberId = insertMember(call.db, {
      uid: call.core.ports.random.bytes(16),
      firstName,
      lastName,
      birthYear,
      district,
      programme,
      homeSite: site.code,
      searchKey: searchKeyOf({ firstName, lastName, birthYear }),
      at: call.now,
    });
    const shortNumber = giveNewCard(call, memberId);
    appendAudit(call, { method: 'members.register', object: `member:${memberId}` });
    call.changed('members');
    return { memberId, shortNumber };
  },
};

function lineOf(call: Call, member: Member): MemberLine {
  const { id: memberId, firstName, lastName, birthYear, homeSite } = member;
  return { memberId, firstName, lastName, birthYear, homeSite, presentVisitId: openVisitOf(call.db, memberId)?.id ?? null };
}
