import type { Readable } from '../../db/open-store.ts';
import { all } from '../../db/prepared.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { addDays, epochOfLocal } from '../../domain/calendar.ts';
import type { DeviceOfDay } from '../../domain/device-days.ts';
import type { DeviceKind } from '../../domain/vocabulary.ts';

/** Every device with what it was on that day: lendable here now, and in somebody's hands at some time of the day. */
export function devicesOfDay(db: Readable, day: BusinessDay, timeZone: string): readonly DeviceOfDay[] {
  const sql = `
    SELECT kind, state = 'available' AND at_site IS NULL AS inService, id IN (
      SELECT device_id FROM loans WHERE lent_at < ? AND (returned_at IS NULL OR returned_at >= ?) AND cancelled_at IS NULL
    ) AS used FROM devices`;
  const [begins, ends] = [epochOfLocal(day, 0, timeZone), epochOfLocal(addDays(day, 1), 0, timeZone)];
  return all<{ kind: DeviceKind; inService: number; used: number }>(db, sql, ends, begins).map(({ kind, inService, used }) => ({
    kind,
    inService: inService === 1,
    used: used === 1,
  }));
}
