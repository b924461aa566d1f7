import { businessDayOf } from '../../domain/calendar.ts';
import { isMinor, type LendingFacts, type LendWarning, lendWarningsFor } from '../../domain/lend-warnings.ts';
import type { LoanPlace } from '../../domain/vocabulary.ts';
import type { Call } from '../core.ts';
import type { Member } from '../members/member-store.ts';
import { charterHere } from '../papers/charter-here.ts';
import { acceptedAt, hasConsent } from '../papers/paper-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { frameworkOf } from './agreement-store.ts';
import { type Loan, openLoansOf } from './loan-store.ts';
import { passesOf, suspensionOf } from './pass-store.ts';

/** Devices lent to one person within this time go out in one gesture (ms). */
const SAME_GO_MS = 120_000;

const ofThisGo = (call: Call, loan: Loan): boolean => Math.abs(call.now - loan.lentAt) <= SAME_GO_MS;

/** What the rule on warnings needs to know of this person now. */
export function lendingFacts(call: Call, member: Member, given: { readonly place: LoanPlace; readonly except?: Loan }): LendingFacts {
  const { timeZone, frameworkAsked } = readSettings(call.db);
  const today = businessDayOf(call.now, timeZone);
  const others = openLoansOf(call.db, member.id).filter((loan) => loan.id !== given.except?.id);
  const charter = charterHere(call);
  return {
    place: given.place,
    now: call.now,
    today,
    otherLoans: others.map((loan) => ({ dueAt: loan.dueAt, sameGo: ofThisGo(call, loan) })),
    suspendedUntil: suspensionOf(call.db, member.id)?.until ?? null,
    charterAccepted: charter === null ? null : acceptedAt(call.db, member.id, charter.version) !== undefined,
    frameworkSigned: frameworkAsked ? frameworkOf(call.db, member.id) !== undefined : null,
    minor: isMinor(member.birthYear, Number(today.slice(0, 4))),
    consent: hasConsent(call.db, member.id, { kind: 'take-home-loan', today }),
  };
}

/** Warnings still to be passed: what was passed for the first device of a gesture holds for the next ones. */
export function warningsToPass(call: Call, member: Member): readonly LendWarning[] {
  const passed = openLoansOf(call.db, member.id)
    .filter((loan) => ofThisGo(call, loan))
    .flatMap((loan) => passesOf(call.db, loan.id).map((pass) => pass.warning));
  return lendWarningsFor(lendingFacts(call, member, { place: 'on-site' })).filter((warning) => !passed.includes(warning));
}
