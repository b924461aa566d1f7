import { cleanName } from '../../domain/member-search.ts';
import { one, run } from '../../db/prepared.ts';
import { newLabel } from '../cards/new-label.ts';
import type { Call } from '../core.ts';
import { type Settings, writeSettings } from '../settings/settings-store.ts';
import { insertStaff } from '../staff/staff-store.ts';
import { insertWorkstation } from '../workstations/workstation-store.ts';

export interface TerminalPlan {
  readonly sites: readonly { readonly code: string; readonly name: string; readonly districts: readonly string[] }[];
  readonly thisSite: string;
  /** Names, one a workstation. */
  readonly workstations: readonly string[];
  readonly staff: { readonly name: string; readonly verifier: string };
  readonly settings: Partial<Settings>;
}

/** First rows of a store, in the caller's transaction: antennes, workstations, the first person of the desk, the log's identity. */
export function layTerminal(call: Call, plan: TerminalPlan): void {
  const { db, now } = call;
  plan.sites.forEach(({ code, name, districts }, position) => {
    run(db, 'INSERT INTO sites (code, name, position, is_here) VALUES (?, ?, ?, ?)', code, cleanName(name), position, code === plan.thisSite ? 1 : 0);
    for (const district of new Set(districts)) run(db, 'INSERT INTO site_districts (site_code, district) VALUES (?, ?)', code, district);
  });
  if (one(db, 'SELECT 1 FROM sites WHERE is_here = 1') === undefined) throw new Error('this antenne is not in the list');
  for (const name of plan.workstations) insertWorkstation(db, name, newLabel(call.core.ports.random, 'workstation'));
  insertStaff(db, { name: cleanName(plan.staff.name), verifier: plan.staff.verifier, at: now });
  run(db, 'INSERT INTO outbox_log (only_row, log_id) VALUES (1, ?)', call.core.ports.random.bytes(16));
  writeSettings(db, plan.settings);
}
