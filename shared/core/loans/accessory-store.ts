import type { Accessory, AccessoryState } from '../../domain/accessories.ts';
import type { DeviceId, LoanId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, run } from '../../db/prepared.ts';

export interface LentAccessory {
  readonly accessory: Accessory;
  readonly state: AccessoryState;
}
const order = "CASE accessory WHEN 'charger' THEN 1 WHEN 'mouse' THEN 2 WHEN 'headset' THEN 3 ELSE 4 END";

export const accessoriesOfLoan = (db: Readable, id: LoanId): LentAccessory[] =>
  all<LentAccessory>(db, `SELECT accessory, state FROM loan_accessories WHERE loan_id = ? ORDER BY ${order}`, id);

/** What belongs to the device goes with it. */
export function giveAccessories(db: Readable, loan: { readonly id: LoanId; readonly deviceId: DeviceId }): void {
  run(
    db,
    "INSERT INTO loan_accessories (loan_id, accessory, state) SELECT ?, accessory, 'with' FROM device_accessories WHERE device_id = ?",
    loan.id,
    loan.deviceId,
  );
}
/** With the device come its accessories, those said missing apart; and they leave again when the return is undone. */
export function moveAccessories(db: Readable, id: LoanId, to: 'back' | 'with'): void {
  run(db, 'UPDATE loan_accessories SET state = ? WHERE loan_id = ? AND state = ?', to, id, to === 'back' ? 'with' : 'back');
}
/** One accessory of a loan, `null`: not given. */
export function setAccessory(db: Readable, id: LoanId, given: { readonly accessory: Accessory; readonly state: AccessoryState | null }): void {
  if (given.state === null) run(db, 'DELETE FROM loan_accessories WHERE loan_id = ? AND accessory = ?', id, given.accessory);
  else
    run(
      db,
      'INSERT INTO loan_accessories (loan_id, accessory, state) VALUES (?, ?, ?) ON CONFLICT (loan_id, accessory) DO UPDATE SET state = excluded.state',
      id,
      given.accessory,
      given.state,
    );
}
