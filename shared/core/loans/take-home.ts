import type { AgreementView } from '../../contract/loan-views.ts';
import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { instantOf } from '../../domain/calendar.ts';
import { lendWarningsFor } from '../../domain/lend-warnings.ts';
import { noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { findMember, type Member, shortName } from '../members/member-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { addText, type AgreementText, agreementOfLoan, currentText, frameworkOf, signAgreement } from './agreement-store.ts';
import { agreementWords } from './agreement-words.ts';
import { giveExactly, openLoan, soundDue } from './change-loan.ts';
import { deviceRef, personRef } from './lend-device.ts';
import { lendingFacts } from './lending-facts.ts';
import { findLoan, type Loan } from './loan-store.ts';
import { deviceOf } from './note-trouble.ts';
import { keepPass, passesOf } from './pass-store.ts';
import { recordLoanChange } from './record-loan.ts';
import { sealSignature } from './seal-signature.ts';

/** The text to sign now; the first one is the product's own. */
export function textToSign(call: Pick<Call, 'db' | 'now'>): AgreementText {
  return currentText(call.db) ?? { version: 1, text: agreementWords.firstText };
}

/** Warnings of taking this device home that nobody passed yet. */
function warningsAtHome(call: Call, loan: Loan, member: Member) {
  const passed = passesOf(call.db, loan.id).map((pass) => pass.warning);
  return lendWarningsFor(lendingFacts(call, member, { place: 'take-home', except: loan })).filter((warning) => !passed.includes(warning));
}

/** What the desk shows before it is signed, or after. */
export function agreementView(call: Call, loanId: number): AgreementView {
  const loan = findLoan(call.db, loanId);
  const member = loan === undefined ? undefined : findMember(call.db, loan.memberId);
  if (loan === undefined || member === undefined) throw new ProblemError('not-found');
  const signed = agreementOfLoan(call.db, loan.id);
  const framework = frameworkOf(call.db, member.id);
  return {
    ...textToSign(call),
    warnings: loan.place === 'on-site' ? warningsAtHome(call, loan, member) : [],
    signed: signed === undefined ? null : { how: signed.how, at: instantOf(signed.signedAt) },
    frameworkAt: framework === undefined ? null : instantOf(framework.signedAt),
  };
}

type Signed = MethodInput<'loans.takeHome'>['signed'];

function sign(call: Call, about: { readonly kind: 'loan' | 'framework'; readonly member: Member; readonly loan: Loan | null }, signed: Signed): void {
  const staffId = openSeat(call)?.staffId ?? null;
  const text = currentText(call.db) ?? addText(call.db, { text: agreementWords.firstText, at: call.now, staffId });
  signAgreement(call.db, {
    kind: about.kind,
    memberId: about.member.id,
    loanId: about.loan?.id ?? null,
    version: text.version,
    how: signed.how,
    signature: signed.how === 'drawn' ? sealSignature(call.core.ports, signed.path) : null,
    signedAt: call.now,
    staffId,
  });
  appendAudit(call, { method: 'loans.sign', object: about.loan === null ? `member:${about.member.id}` : `loan:${about.loan.id}` });
}

/** The device goes home with its borrower: due date, accessories, agreement signed, in one transaction (DOMAIN, invariant 3). */
export function takeHome(call: Call, input: MethodInput<'loans.takeHome'>): DeskOutcome {
  const loan = openLoan(call, input.loanId);
  if (loan === null) return { kind: 'nothing-changed', why: 'already-returned' };
  const member = findMember(call.db, loan.memberId);
  if (member === undefined) throw new Error('a loan without its person');
  const device = deviceOf(call, loan);
  const dueAt = soundDue(call, loan, input.dueAt);
  const warnings = warningsAtHome(call, loan, member);
  if (warnings.length > 0 && input.reason === null)
    return { kind: 'lend-warned', person: personRef(member), devices: [deviceRef(device)], warnings, until: instantOf(call.now) };
  for (const warning of warnings)
    keepPass(call.db, loan.id, { warning, reason: input.reason ?? 'other', at: call.now, staffId: openSeat(call)?.staffId ?? null });
  giveExactly(call, loan, input.accessories);
  sign(call, { kind: 'loan', member, loan }, input.signed);
  recordLoanChange(call, loan, { place: 'take-home', dueAt });
  const subject = { kind: 'loan-change', loanId: loan.id, dueAt: loan.dueAt, place: loan.place } as const;
  noteAct(call.db, { at: call.now, about: `${shortName(member)} · ${device.name}`, subject });
  return { kind: 'loan-changed', loanId: loan.id, person: personRef(member), device: deviceRef(device), dueAt: instantOf(dueAt) };
}

/** Once for all: the person's next on-site loans need no signature. */
export function signFramework(call: Call, { memberId, signed }: MethodInput<'loans.signFramework'>): null {
  const member = findMember(call.db, memberId);
  if (member === undefined) throw new ProblemError('not-found');
  sign(call, { kind: 'framework', member, loan: null }, signed);
  call.changed('loans', 'members');
  return null;
}
