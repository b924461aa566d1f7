import { raiseAlert } from '../alerts/alert-store.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { suspensionOf } from '../loans/pass-store.ts';
import { type Member, shortName } from '../members/member-store.ts';
import type { Recording } from './record-visit.ts';

/** Somebody whose loans are suspended is welcome like everybody; the desk alone is told. Says whether it is so today. */
export function warnSuspended(rec: Recording, member: Member, today: BusinessDay): boolean {
  const suspension = suspensionOf(rec.db, member.id);
  if (suspension === undefined || suspension.until < today) return false;
  raiseAlert(rec.db, { kind: 'suspended', at: rec.now, about: shortName(member) });
  return true;
}
