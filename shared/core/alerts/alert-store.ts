import type { DeskAlert } from '../../contract/views.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';

/** Tells the desk that somebody or something waits for a person. */
export function raiseAlert(db: Readable, given: { kind: DeskAlert['kind']; at: number; about: string }): void {
  run(db, 'INSERT INTO alerts (kind, at, about) VALUES (?, ?, ?)', given.kind, given.at, given.about);
}

/** Whether the desk is already told. */
export function alertIsOpen(db: Readable, kind: DeskAlert['kind']): boolean {
  return one(db, 'SELECT 1 FROM alerts WHERE dismissed_at IS NULL AND kind = ? LIMIT 1', kind) !== undefined;
}

/** Alerts nobody dismissed, newest first, at most fifty. */
export function openAlerts(db: Readable): DeskAlert[] {
  const rows = all<{ id: number; kind: DeskAlert['kind']; at: number; about: string }>(
    db,
    'SELECT id, kind, at, about FROM alerts WHERE dismissed_at IS NULL ORDER BY at DESC LIMIT 50',
  );
  return rows.map((row) => ({ alertId: row.id, kind: row.kind, at: instantOf(row.at), about: row.about }));
}

export function dismissAlert(db: Readable, alertId: number, at: number): void {
  run(db, 'UPDATE alerts SET dismissed_at = ? WHERE id = ? AND dismissed_at IS NULL', at, alertId);
}
