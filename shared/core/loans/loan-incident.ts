import type { Readable } from '../../db/open-store.ts';
import { one } from '../../db/prepared.ts';
import { loanIncidentOf } from '../../domain/loan-incident.ts';
import type { LoanIncident } from '../../domain/vocabulary.ts';
import { accessoriesOfLoan } from './accessory-store.ts';
import { conditionOf } from './condition-store.ts';
import type { Loan } from './loan-store.ts';

/** What is known of a loan's incident now. A device declared lost ended its loan at that very moment. */
export const incidentOf = (db: Readable, loan: Loan): LoanIncident =>
  loanIncidentOf({
    isBack: loan.returnedAt !== null,
    lost: endedLost(db, loan),
    damaged: conditionOf(db, loan.id)?.damaged === true,
    accessoryMissing: accessoriesOfLoan(db, loan.id).some(({ state }) => state === 'missing'),
  });

const endedLost = (db: Readable, { deviceId, returnedAt }: Loan): boolean =>
  one(db, "SELECT 1 FROM device_events WHERE device_id = ? AND at = ? AND kind = 'loan-closed' AND detail = 'lost' LIMIT 1", deviceId, returnedAt) !==
  undefined;
