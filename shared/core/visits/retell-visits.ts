import type { MemberId } from '../../domain/brand.ts';
import { type Recording, recordVisitChange } from './record-visit.ts';
import { visitsOfSince } from './visit-store.ts';

/** The person's visits from this local day on, told again as corrections: something that central counts them by has changed. */
export function retellVisits(rec: Recording, memberId: MemberId, from: string): void {
  for (const visit of visitsOfSince(rec.db, memberId, from)) recordVisitChange(rec, visit, {});
}
