import type { Readable } from '../../db/open-store.ts';
import { forgetActs } from '../acts/act-store.ts';
import { cutReservationLinks } from '../reservations/reservation-store.ts';
import { forgetSeatAnswers } from '../rpc/repeated-actions.ts';
import { forgetDeskScans } from '../scans/scan-store.ts';
import { cutSessionLinks } from '../workstations/workstation-store.ts';

/**
 * Who sat where is forgotten once the undo window is over (TRUST L-2): the session keeps its workstation and its minutes alone,
 * and neither the acts, nor the answers kept for repeated calls, nor the desk's scans name a person beside a seat.
 */
export function forgetSeats(db: Readable, before: number): void {
  cutSessionLinks(db, before);
  cutReservationLinks(db, before);
  forgetActs(db, before);
  forgetSeatAnswers(db, before);
  forgetDeskScans(db, before);
}
