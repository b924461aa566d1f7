import type { DeviceId, MemberId, VisitId } from '../../domain/brand.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import type { LoanPlace } from '../../domain/vocabulary.ts';
import { findDevice } from '../devices/device-store.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { nextRevisionOf } from '../outbox/outbox-store.ts';
import { type Recording, wholeMinutes } from '../visits/record-visit.ts';
import { giveAccessories, moveAccessories } from './accessory-store.ts';
import { dropCondition } from './condition-store.ts';
import { incidentOf } from './loan-incident.ts';
import { findLoan, insertLoan, type Loan, type LoanChange, updateLoan } from './loan-store.ts';

function tell(rec: Recording, loan: Loan): Loan {
  appendFact(rec.db, rec.now, {
    kind: 'loan',
    id: loan.factId.toString('hex'),
    rev: loan.rev,
    day: loan.day,
    void: loan.cancelledAt !== null,
    deviceKind: findDevice(rec.db, loan.deviceId)?.kind ?? 'other',
    place: loan.place,
    minutes: wholeMinutes(loan.lentAt, loan.returnedAt),
    late: loan.returnedAt === null ? null : loan.returnedAt > loan.dueAt,
    incident: incidentOf(rec.db, loan),
  });
  return loan;
}

export interface Lending {
  readonly deviceId: DeviceId;
  readonly memberId: MemberId;
  readonly visitId: VisitId | null;
  readonly place: LoanPlace;
  readonly dueAt: number;
  readonly timeZone: string;
}
/** Lends a device and appends the fact. */
export function recordLoan(rec: Recording, given: Lending): Loan {
  const id = insertLoan(rec.db, { ...given, factId: rec.core.ports.random.bytes(16), day: businessDayOf(rec.now, given.timeZone), at: rec.now });
  const loan = findLoan(rec.db, id);
  if (loan === undefined) throw new Error('the loan just written is not there');
  giveAccessories(rec.db, loan);
  return tell(rec, loan);
}

/** Returns, reopens, withdraws, prolongs or takes home a loan and appends the next revision of its fact. */
export function recordLoanChange(rec: Recording, loan: Loan, change: LoanChange): Loan {
  if (change.returnedAt !== undefined) moveAccessories(rec.db, loan.id, change.returnedAt === null ? 'with' : 'back');
  if (change.returnedAt === null) dropCondition(rec.db, loan.id);
  return tell(rec, updateLoan(rec.db, loan, { ...change, rev: nextRevisionOf(rec.db, loan.factId) }));
}

/** Does what may change whether a loan had an incident; if it does, its fact is told again. */
export function tellingIncident<T>(rec: Recording, loan: Loan, work: () => T): T {
  const before = incidentOf(rec.db, loan);
  const done = work();
  const now = findLoan(rec.db, loan.id);
  if (now !== undefined && now.cancelledAt === null && incidentOf(rec.db, now) !== before) recordLoanChange(rec, now, {});
  return done;
}
