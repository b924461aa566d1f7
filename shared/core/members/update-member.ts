import type { MemberDraft } from '../../contract/people-methods.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { retellVisits } from '../visits/retell-visits.ts';
import { activeMember } from './active-member.ts';
import { updateMember } from './member-store.ts';
import { sheetFields, sheetSites } from './sheet-fields.ts';

/** A corrected sheet. What central knows of this month's visits (age band, district, programme) follows as corrections. */
export function changeSheet(call: Call, draft: MemberDraft, memberId: number): null {
  const before = activeMember(call, memberId);
  const fields = sheetFields(sheetSites(call.db), draft, before);
  updateMember(call.db, before.id, fields);
  const countedOtherwise = fields.birthYear !== before.birthYear || fields.district !== before.district || fields.programme !== before.programme;
  if (countedOtherwise) retellVisits(call, before.id, `${businessDayOf(call.now, readSettings(call.db).timeZone).slice(0, 7)}-01`);
  appendAudit(call, { method: 'members.update', object: `member:${before.id}` });
  call.changed('members', 'board');
  return null;
}
