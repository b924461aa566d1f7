import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { MemberId } from '../../domain/brand.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { killCards } from '../cards/card-store.ts';
import { keyNumberOf } from '../cards/key-ring.ts';
import { recordDeadCards } from '../cards/record-dead-cards.ts';
import type { Call } from '../core.ts';
import { eraseSignatures } from '../loans/agreement-store.ts';
import { eraseConditionNotes } from '../loans/condition-store.ts';
import { openLoansOf } from '../loans/loan-store.ts';
import { dropSuspension } from '../loans/pass-store.ts';
import { eraseReservations } from '../reservations/reservation-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { retellVisits } from '../visits/retell-visits.ts';
import { openVisitOf } from '../visits/visit-store.ts';
import { activeMember } from './active-member.ts';
import { eraseTraces } from './erase-traces.ts';
import { eraseMerges } from './merge-store.ts';
import { eraseIdentity, joinedSheets, shortName } from './member-store.ts';

/**
 * A person's identity is removed for good, counts stay (DOMAIN 4, TRUST L-9): names, uid and cards go, visits stay without a person, here
 * and, by a correction of each, at central. Signatures, notes on returns and reservations go too. Somebody who is in, or holds a device, first leaves.
 */
export function eraseMember(call: Call, memberId: MemberId): DeskOutcome {
  const member = activeMember(call, memberId);
  if (openVisitOf(call.db, member.id) !== undefined) return { kind: 'erase-refused', why: 'present' };
  if (openLoansOf(call.db, member.id).length > 0) return { kind: 'erase-refused', why: 'device-out' };
  const keyNumber = keyNumberOf(readSettings(call.db).cardKeyGeneration);
  killCards(call.db, { memberId: member.id, keyNumber, at: call.now });
  recordDeadCards(call);
  dropSuspension(call.db, member.id);
  eraseSignatures(call.db, member.id, call.now);
  eraseConditionNotes(call.db, member.id);
  eraseReservations(call.db, member.id, call.now);
  eraseMerges(call.db, member.id);
  for (const sheet of [member, ...joinedSheets(call.db, member.id)]) eraseTraces(call.db, { firstName: sheet.firstName, shortName: shortName(sheet) });
  eraseIdentity(call.db, member.id, { uid: call.core.ports.random.bytes(16), at: call.now });
  retellVisits(call, member.id, '2020-01-01');
  appendAudit(call, { method: 'members.erase', object: `member:${member.id}` });
  call.changed('members', 'board', 'loans', 'workstations');
  return { kind: 'erased' };
}
