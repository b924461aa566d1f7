import { businessDayOf } from '../../domain/calendar.ts';
import { type Charter, currentCharter } from '../../domain/charter.ts';
import type { Call } from '../core.ts';
import { handedDownState } from '../organisation/handed-down-store.ts';
import { readSettings } from '../settings/settings-store.ts';

/** The charter that central handed down for today; null: this organisation has none. */
export function charterHere(call: Pick<Call, 'db' | 'now'>): Charter | null {
  return currentCharter(handedDownState(call.db).organisation?.charters ?? [], businessDayOf(call.now, readSettings(call.db).timeZone));
}
