import { ProblemError } from '../../contract/problems.ts';
import type { CharterPage } from '../../contract/kiosk-methods.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { charterText } from '../../domain/charter.ts';
import { isMinor } from '../../domain/lend-warnings.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import type { Call, Handlers } from '../core.ts';
import { activeMember } from '../members/active-member.ts';
import { type Member, shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { heldVisit } from '../visits/held-visit.ts';
import { acceptCharter } from './accept-charter.ts';
import { charterHere, charterToAccept } from './charter-here.ts';
import { hasConsent } from './paper-store.ts';

/** Reading a charter takes longer than a choice. */
const READING_MS = 600_000;

/**
 * Version of the charter that the kiosk shows to somebody who just arrived; undefined: none, or accepted. For a minor without a
 * guardian's consent the desk is reminded of it (UX K4).
 */
export function charterForArrival(call: Call, member: Member): number | undefined {
  const charter = charterToAccept(call, member);
  if (charter === null) return undefined;
  const today = businessDayOf(call.now, readSettings(call.db).timeZone);
  const consent = hasConsent(call.db, member.id, { kind: 'registration', today });
  if (isMinor(member.birthYear, Number(today.slice(0, 4))) && !consent)
    raiseAlert(call.db, { kind: 'consent-missing', at: call.now, about: shortName(member) });
  return charter.version;
}

function readerOf(call: Call, visitId: number): Member {
  const { memberId } = heldVisit(call, visitId, READING_MS);
  if (memberId === null) throw new ProblemError('stale');
  return activeMember(call, memberId);
}

export const charterAtKioskMethods: Handlers<'charter.read' | 'charter.acceptHere'> = {
  'charter.read': (call, { visitId, language }): CharterPage => {
    readerOf(call, visitId);
    const charter = charterHere(call);
    if (charter === null) throw new ProblemError('stale');
    return { version: charter.version, ...charterText(charter, language) };
  },
  'charter.acceptHere': (call, { visitId, version, language }: { visitId: number; version: number; language: Language }) =>
    acceptCharter(call, readerOf(call, visitId), { version, language, origin: 'kiosk' }),
};
