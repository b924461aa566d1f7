import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { fact, type Fact } from '../../shared/contract/facts.ts';
import { countPeriod, type MonthTotals } from '../../shared/domain/counting.ts';
import { rawRows } from '../support/raw-store.ts';
import type { World } from './antenne-world.ts';

const none = (world: World, about: string, sql: string): void => expect(rawRows(world.t, sql), about).toEqual([]);

/** DOMAIN, invariants 1 to 3 and what hangs on them: asked of the tables themselves, whatever their constraints already refuse. */
export function checkTables(world: World): void {
  const open = 'left_at IS NULL AND cancelled_at IS NULL';
  const running = 'ended_at IS NULL AND cancelled_at IS NULL';
  none(
    world,
    'a member has at most one open visit',
    `SELECT member_id FROM visits WHERE ${open} AND member_id IS NOT NULL GROUP BY member_id HAVING count(*) > 1`,
  );
  none(
    world,
    'a workstation has at most one open session',
    `SELECT workstation_id FROM workstation_sessions WHERE ${running} GROUP BY workstation_id HAVING count(*) > 1`,
  );
  none(
    world,
    'a session belongs to an open visit',
    `SELECT s.id FROM workstation_sessions s LEFT JOIN visits v ON v.id = s.visit_id WHERE s.ended_at IS NULL AND s.cancelled_at IS NULL AND (v.id IS NULL OR v.left_at IS NOT NULL OR v.cancelled_at IS NOT NULL)`,
  );
  none(
    world,
    'a device has at most one open loan',
    'SELECT device_id FROM loans WHERE returned_at IS NULL AND cancelled_at IS NULL GROUP BY device_id HAVING count(*) > 1',
  );
  none(world, 'an on-site loan names its visit', "SELECT id FROM loans WHERE place = 'on-site' AND visit_id IS NULL");
  none(
    world,
    'an open loan hangs on no visit that never was',
    'SELECT l.id FROM loans l JOIN visits v ON v.id = l.visit_id WHERE l.returned_at IS NULL AND l.cancelled_at IS NULL AND v.cancelled_at IS NOT NULL',
  );
  none(
    world,
    'who waits is here',
    'SELECT w.id FROM waiting_tickets w JOIN visits v ON v.id = w.visit_id WHERE w.closed_at IS NULL AND (v.left_at IS NOT NULL OR v.cancelled_at IS NOT NULL)',
  );
  none(
    world,
    'nothing ends before it begins',
    'SELECT id FROM visits WHERE left_at < arrived_at UNION ALL SELECT id FROM workstation_sessions WHERE ended_at < started_at UNION ALL SELECT id FROM loans WHERE returned_at < lent_at',
  );
}

/** Just after the jobs ran: yesterday is over, and who sat where is forgotten (DOMAIN 8, TRUST L-2). */
export function checkAfterJobs(world: World): void {
  const now = world.t.clock.now();
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now);
  none(world, 'nobody is still here from an earlier day', `SELECT id FROM visits WHERE left_at IS NULL AND cancelled_at IS NULL AND day < '${day}'`);
  none(world, 'who sat where is forgotten', `SELECT id FROM workstation_sessions WHERE visit_id IS NOT NULL AND ended_at < ${now - 900_000}`);
}

/** DOMAIN 4: the log is whole; its newest revisions, counted, are the tables, day by day. */
export async function checkTotals(world: World): Promise<void> {
  const rows = rawRows<{ seq: number; payload: string; hash: Buffer }>(world.t, 'SELECT seq, payload, hash FROM facts ORDER BY seq');
  let hash = Buffer.alloc(32);
  const newest = new Map<string, Fact>();
  for (const [index, row] of rows.entries()) {
    expect(row.seq).toBe(index + 1);
    hash = createHash('sha256').update(hash).update(row.payload).digest();
    expect(hash.equals(row.hash)).toBe(true);
    const one = fact.parse(JSON.parse(row.payload));
    expect(one.rev, 'revisions only grow').toBeGreaterThan(newest.get(one.id)?.rev ?? 0);
    expect(one.day, 'a fact keeps its day in every revision (docs/decisions/0027)').toBe(newest.get(one.id)?.day ?? one.day);
    newest.set(one.id, one);
  }
  const months = new Set(rawRows<{ month: string }>(world.t, 'SELECT DISTINCT substr(day, 1, 7) AS month FROM visits').map((row) => row.month));
  for (const month of months) {
    const { totals } = (await world.send('desk', 'reports.month', { month })) as { totals: MonthTotals };
    const facts = [...newest.values()].filter((one) => !one.void && one.day.startsWith(month));
    expect(recount(facts), `facts of ${month}`).toEqual(totals);
  }
  const closed = rawRows<{ day: string }>(world.t, 'SELECT day FROM day_closings ORDER BY day').map((row) => row.day);
  const said = [...newest.values()].flatMap((one) => (one.kind === 'day-closed' && !one.void ? [one.day] : []));
  expect(said.toSorted(), 'each closing is told once').toEqual(closed);
}

function recount(facts: readonly Fact[]): MonthTotals {
  const of = <K extends Fact['kind']>(kind: K) => facts.filter((one): one is Extract<Fact, { kind: K }> => one.kind === kind);
  return countPeriod({ visits: of('visit'), sessions: of('workstation-session'), guests: of('guests'), waits: of('wait'), loans: of('loan') });
}
