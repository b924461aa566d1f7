import type { MemberId } from '../../domain/brand.ts';
import type { Recording } from '../visits/record-visit.ts';
import { addText, currentText, signAgreement } from './agreement-store.ts';
import { agreementWords } from './agreement-words.ts';

/** The framework agreement ticked as signed on paper, by nobody of the desk. */
export function signFrameworkOnPaper({ db, now }: Recording, memberId: MemberId): void {
  const { version } = currentText(db) ?? addText(db, { text: agreementWords.firstText, at: now, staffId: null });
  signAgreement(db, { kind: 'framework', memberId, loanId: null, version, how: 'paper', signature: null, signedAt: now, staffId: null });
}
