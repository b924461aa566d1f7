import type { Papers } from '../../contract/people-views.ts';
import { ProblemError } from '../../contract/problems.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { charterText } from '../../domain/charter.ts';
import { isMinor } from '../../domain/lend-warnings.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { activeMember } from '../members/active-member.ts';
import { readSettings } from '../settings/settings-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { acceptCharter } from './accept-charter.ts';
import { charterHere } from './charter-here.ts';
import { acceptedAt, consentsOf, insertConsent, withdrawConsent } from './paper-store.ts';

export const paperMethods: Handlers<'papers.get' | 'charter.accept' | 'consents.add' | 'consents.withdraw'> = {
  'papers.get': (call, { memberId }) => papersOf(call, memberId),
  'charter.accept': (call, { memberId, version }) => {
    const member = activeMember(call, memberId);
    return acceptCharter(call, member, { version, language: member.language, origin: 'desk' });
  },
  'consents.add': (call, { memberId, kind, signedOn, endsOn }) => {
    const member = activeMember(call, memberId);
    if (signedOn > todayOf(call)) throw new ProblemError('invalid-input', { fields: 'signedOn' });
    const days = { signedOn: signedOn as BusinessDay, endsOn: endsOn as BusinessDay }; // their shape was checked by the schema
    insertConsent(call.db, { memberId: member.id, kind, ...days, at: call.now, staffId: openSeat(call)?.staffId ?? null });
    return done(call, 'consents.add', member.id);
  },
  'consents.withdraw': (call, { memberId, consentId }) => {
    const member = activeMember(call, memberId);
    if (!consentsOf(call.db, member.id).some(({ id }) => id === consentId)) throw new ProblemError('not-found');
    withdrawConsent(call.db, consentId, call.now);
    return done(call, 'consents.withdraw', member.id);
  },
};

const todayOf = (call: Call): BusinessDay => businessDayOf(call.now, readSettings(call.db).timeZone);

function done(call: Call, method: string, memberId: number): null {
  appendAudit(call, { method, object: `member:${memberId}` });
  call.changed('members');
  return null;
}

function papersOf(call: Call, memberId: number): Papers {
  const member = activeMember(call, memberId);
  const charter = charterHere(call);
  const today = todayOf(call);
  const at = charter === null ? undefined : acceptedAt(call.db, member.id, charter.version);
  return {
    minor: isMinor(member.birthYear, Number(today.slice(0, 4))),
    charter:
      charter === null ? null : { version: charter.version, ...charterText(charter, member.language), acceptedAt: at === undefined ? null : instantOf(at) },
    consents: consentsOf(call.db, member.id).map(({ id, ...consent }) => ({
      ...consent,
      consentId: id,
      holds: consent.signedOn <= today && today <= consent.endsOn,
    })),
  };
}
