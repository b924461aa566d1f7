import { createHash } from 'node:crypto';
import { one, run } from '../../db/prepared.ts';
import type { Call } from '../core.ts';

/** One line of the journal: who did what to which object; never the content (TRUST A-6). Hash-chained, append-only. */
export function appendAudit(call: Call, given: { method: string; object: string; staffId?: number }): void {
  const staffId = given.staffId ?? call.core.staffSeats.get(call.caller.windowId)?.staffId ?? null;
  const last = one<{ hash: Buffer }>(call.db, 'SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1');
  const line = JSON.stringify([call.now, staffId, call.caller.role, given.method, given.object]);
  const hash = createHash('sha256')
    .update(last?.hash ?? Buffer.alloc(32))
    .update(line)
    .digest();
  const sql = 'INSERT INTO audit_entries (at, staff_id, role, method, object, hash) VALUES (?, ?, ?, ?, ?, ?)';
  run(call.db, sql, call.now, staffId, call.caller.role, given.method, given.object, hash);
}
