import { ProblemError } from '../../contract/problems.ts';
import type { CardPage } from '../../contract/views.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { isMinor } from '../../domain/lend-warnings.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { pdfOf } from '../cards/page-to-pdf.ts';
import type { Call, Handlers } from '../core.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { accessoriesOfLoan } from './accessory-store.ts';
import { agreementPage, type PrintedAgreement } from './agreement-page.ts';
import { addText, type Agreement, agreementOfLoan, frameworkOf, textOfVersion } from './agreement-store.ts';
import { findLoan } from './loan-store.ts';
import { deviceOf } from './note-trouble.ts';
import { openSignature } from './seal-signature.ts';
import { agreementView, signFramework, takeHome, textToSign } from './take-home.ts';

type Methods =
  | 'loans.agreement'
  | 'loans.takeHome'
  | 'loans.signFramework'
  | 'loans.framework'
  | 'loans.agreementPage'
  | 'loans.agreementPdf'
  | 'loans.frameworkPage'
  | 'agreements.text'
  | 'agreements.setText';

export const agreementMethods: Handlers<Methods> = {
  'loans.agreement': (call, { loanId }) => agreementView(call, loanId),
  'loans.takeHome': (call, input) => {
    call.changed('board', 'loans', 'devices', 'members');
    return takeHome(call, input);
  },
  'loans.signFramework': signFramework,
  'loans.framework': (call, { memberId }) => {
    const framework = frameworkOf(call.db, memberId);
    return { signedAt: framework === undefined ? null : instantOf(framework.signedAt), text: textToSign(call).text };
  },
  'loans.agreementPage': async (call, { loanId }) => pageOfLoan(call, loanId),
  'loans.agreementPdf': async (call, { loanId }) => await pdfOf(call, pageOfLoan(call, loanId)),
  'loans.frameworkPage': async (call, { memberId }) => {
    const member = findMember(call.db, memberId);
    if (member === undefined) throw new ProblemError('not-found');
    const html = agreementPage({ ...printed(call, member, frameworkOf(call.db, member.id)), kind: 'framework', device: null });
    return { html, fileName: `convention-cadre-${member.id}` };
  },
  'agreements.text': textToSign,
  'agreements.setText': (call, { text }) => {
    const now = textToSign(call);
    const next = text === now.text ? now : addText(call.db, { text, at: call.now, staffId: requireSeat(call).staffId });
    appendAudit(call, { method: 'agreements.setText', object: `version:${next.version}` });
    call.changed('loans');
    return next;
  },
};

/** The agreement of a loan, signed or to sign. */
function pageOfLoan(call: Call, loanId: number): CardPage {
  const loan = findLoan(call.db, loanId);
  const member = loan === undefined ? undefined : findMember(call.db, loan.memberId);
  if (loan === undefined || member === undefined) throw new ProblemError('not-found');
  const { name, model, serial, label, valueCents } = deviceOf(call, loan);
  const accessories = accessoriesOfLoan(call.db, loan.id).map((one) => one.accessory);
  const device = { name, model, serial, label, valueCents, accessories, from: loan.lentAt, dueAt: loan.dueAt };
  call.write(() => appendAudit(call, { method: 'loans.agreementPage', object: `loan:${loan.id}` }));
  return { html: agreementPage({ ...printed(call, member, agreementOfLoan(call.db, loan.id)), kind: 'loan', device }), fileName: `convention-${loan.id}` };
}

function printed(call: Call, member: Member, signed: Agreement | undefined): Omit<PrintedAgreement, 'kind' | 'device'> {
  const { timeZone } = readSettings(call.db);
  const text = (signed === undefined ? undefined : textOfVersion(call.db, signed.version)) ?? textToSign(call);
  const path = signed?.signature == null ? null : openSignature(call.core.ports.secrets, signed.signature);
  return {
    siteName: siteHere(call.db)?.name ?? '',
    borrower: `${member.firstName} ${member.lastName}`,
    minor: isMinor(member.birthYear, Number(businessDayOf(call.now, timeZone).slice(0, 4))),
    text: text.text,
    version: text.version,
    signed: signed === undefined ? null : { how: signed.how, at: signed.signedAt, path },
    timeZone,
  };
}
