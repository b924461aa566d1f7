import { ProblemError } from '../../contract/problems.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { heldVisit } from '../visits/held-visit.ts';
import { activeMember } from './active-member.ts';
import { setLanguage } from './member-store.ts';

/** "Garder sur ma carte": the language touched at the kiosk is the sheet's from now on (UX K8). */
export function keepLanguage(call: Call, given: { readonly visitId: number; readonly language: Language }): null {
  const { memberId } = heldVisit(call, given.visitId);
  if (memberId === null) throw new ProblemError('stale');
  const member = activeMember(call, memberId);
  setLanguage(call.db, member.id, given.language);
  appendAudit(call, { method: 'members.keepLanguage', object: `member:${member.id}` });
  call.changed('members');
  return null;
}
