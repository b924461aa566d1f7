import { businessDayOf } from '../../domain/calendar.ts';
import { type Charter, currentCharter } from '../../domain/charter.ts';
import type { Call } from '../core.ts';
import type { Member } from '../members/member-store.ts';
import { handedCharters } from '../organisation/handed-down-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { acceptedAt } from './paper-store.ts';

/** The charter that central handed down for today; null: this organisation has none. */
export function charterHere(call: Pick<Call, 'db' | 'now'>): Charter | null {
  return currentCharter(handedCharters(call.db), businessDayOf(call.now, readSettings(call.db).timeZone));
}

/** The charter that this person has still to accept; null: none, or accepted. */
export function charterToAccept(call: Pick<Call, 'db' | 'now'>, member: Member): Charter | null {
  const charter = charterHere(call);
  return charter === null || acceptedAt(call.db, member.id, charter.version) !== undefined ? null : charter;
}
