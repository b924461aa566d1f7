import { createHash } from 'node:crypto';
import { ProblemError } from '../../contract/problems.ts';
import { charterText } from '../../domain/charter.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import type { Member } from '../members/member-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { charterHere } from './charter-here.ts';
import { type Acceptance, keepAcceptance } from './paper-store.ts';

/** A person accepts this version, with the hash of the text they could read in `language`; `stale` when another version came meanwhile. */
export function acceptCharter(call: Call, member: Member, given: Pick<Acceptance, 'version' | 'language' | 'origin'>): null {
  const charter = charterHere(call);
  if (charter === null || charter.version !== given.version) throw new ProblemError('stale');
  const { language, text } = charterText(charter, given.language);
  const textHash = createHash('sha256').update(text).digest();
  const staffId = given.origin === 'kiosk' ? null : (openSeat(call)?.staffId ?? null);
  keepAcceptance(call.db, { memberId: member.id, version: given.version, language, textHash, at: call.now, staffId, origin: given.origin });
  appendAudit(call, { method: 'charter.accept', object: `member:${member.id}` });
  call.changed('members');
  return null;
}
