import type { BusinessDay, MemberId, SessionId, VisitId, WorkstationId } from '../../domain/brand.ts';
import type { Spot } from '../../domain/room-plan.ts';
import type { VisitPurpose, WorkstationState } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

export interface Workstation {
  readonly id: WorkstationId;
  readonly name: string;
  readonly label: string;
  readonly state: WorkstationState;
}
/** One use of a workstation; `visitId` is cut once the session is over (TRUST L-2). */
export interface Session {
  readonly id: SessionId;
  readonly factId: Buffer;
  readonly rev: number;
  readonly workstationId: WorkstationId;
  readonly visitId: VisitId | null;
  readonly day: BusinessDay;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly endedAt: number | null;
  readonly cancelledAt: number | null;
  /** What it is for; null: begun by a version that did not ask. */
  readonly declaredUse: VisitPurpose | null;
}
const seat = 'id, name, label, state';
const columns = `id, fact_id AS factId, rev, workstation_id AS workstationId, visit_id AS visitId, day, started_at AS startedAt,
  ends_at AS endsAt, ended_at AS endedAt, cancelled_at AS cancelledAt, declared_use AS declaredUse`;
const running = 'ended_at IS NULL AND cancelled_at IS NULL';

export const allWorkstations = (db: Readable): Workstation[] =>
  all<Workstation>(db, `SELECT ${seat} FROM workstations WHERE retired_at IS NULL ORDER BY position, id`);
/** Those that left the room too: past sessions name them. */
export const everyWorkstation = (db: Readable): Workstation[] => all<Workstation>(db, `SELECT ${seat} FROM workstations ORDER BY position, id`);
export const workstationByLabel = (db: Readable, label: string): Workstation | undefined =>
  one<Workstation>(db, `SELECT ${seat} FROM workstations WHERE label = ? AND retired_at IS NULL`, label);
export const findWorkstation = (db: Readable, id: number): Workstation | undefined => one<Workstation>(db, `SELECT ${seat} FROM workstations WHERE id = ?`, id);
export function insertWorkstation(db: Readable, name: string, label: string): WorkstationId {
  const { id } = run(db, 'INSERT INTO workstations (name, label, position) SELECT ?, ?, ifnull(max(position), 0) + 1 FROM workstations', name, label);
  return id as WorkstationId; // a row identity just made by SQLite
}
export function renameWorkstation(db: Readable, id: WorkstationId, name: string): void {
  runOne(db, 'UPDATE workstations SET name = ? WHERE id = ?', name, id);
}
/** Out of the room since `at` (epoch ms), or back in it: null. Its spot is free for another. */
export function setRetired(db: Readable, id: WorkstationId, at: number | null): void {
  runOne(db, 'UPDATE workstations SET retired_at = ?, plan_column = NULL, plan_row = NULL WHERE id = ?', at, id);
}
/** Says whether there is such a workstation. */
export function setWorkstationState(db: Readable, id: number, state: WorkstationState): boolean {
  return run(db, 'UPDATE workstations SET state = ? WHERE id = ?', state, id).touched === 1;
}
export const findSession = (db: Readable, id: number): Session | undefined => one<Session>(db, `SELECT ${columns} FROM workstation_sessions WHERE id = ?`, id);
export const runningSessionAt = (db: Readable, id: WorkstationId): Session | undefined =>
  one<Session>(db, `SELECT ${columns} FROM workstation_sessions WHERE workstation_id = ? AND ${running}`, id);
export const runningSessionOf = (db: Readable, visitId: VisitId): Session | undefined =>
  one<Session>(db, `SELECT ${columns} FROM workstation_sessions WHERE visit_id = ? AND ${running}`, visitId);
/** The session that ended with this visit, at that very moment. */
export const sessionEndedWith = (db: Readable, visitId: VisitId, at: number): Session | undefined =>
  one<Session>(
    db,
    `SELECT ${columns} FROM workstation_sessions WHERE visit_id = ? AND ended_at = ? AND cancelled_at IS NULL ORDER BY id DESC LIMIT 1`,
    visitId,
    at,
  );
export const runningSessions = (db: Readable): Session[] => all<Session>(db, `SELECT ${columns} FROM workstation_sessions WHERE ${running}`);
export const sessionsBetween = (db: Readable, from: string, to: string): Session[] =>
  all<Session>(db, `SELECT ${columns} FROM workstation_sessions WHERE day BETWEEN ? AND ? AND cancelled_at IS NULL`, from, to);

export interface NewSession {
  readonly factId: Uint8Array;
  readonly workstationId: WorkstationId;
  readonly visitId: VisitId;
  readonly day: BusinessDay;
  readonly at: number;
  readonly endsAt: number;
  readonly declaredUse: VisitPurpose;
}
export function insertSession(db: Readable, given: NewSession): SessionId {
  const id = runOne(
    db,
    'INSERT INTO workstation_sessions (fact_id, workstation_id, visit_id, day, started_at, ends_at, declared_use) VALUES (?, ?, ?, ?, ?, ?, ?)',
    given.factId,
    given.workstationId,
    given.visitId,
    given.day,
    given.at,
    given.endsAt,
    given.declaredUse,
  );
  return id as SessionId; // a row identity just made by SQLite
}
export type SessionChange = Partial<Pick<Session, 'startedAt' | 'endsAt' | 'endedAt' | 'cancelledAt' | 'workstationId' | 'declaredUse'>>;
/** `rev`: the revision that this change is. */
export function updateSession(db: Readable, session: Session, change: SessionChange & { readonly rev: number }): Session {
  const next = { ...session, ...change };
  runOne(
    db,
    `UPDATE workstation_sessions SET rev = ?, workstation_id = ?, started_at = ?, ends_at = ?, ended_at = ?, cancelled_at = ?, declared_use = ?
     WHERE id = ? AND rev = ?`,
    next.rev,
    next.workstationId,
    next.startedAt,
    next.endsAt,
    next.endedAt,
    next.cancelledAt,
    next.declaredUse,
    session.id,
    session.rev,
  );
  return next;
}
/** Whether this antenne has a workstation in service at all: without one, nobody is asked to wait for it. */
export const anyWorkstation = (db: Readable): boolean =>
  one(db, "SELECT 1 FROM workstations WHERE state = 'in-service' AND retired_at IS NULL LIMIT 1") !== undefined;
/** In service and nobody there. */
export const freeWorkstations = (db: Readable): Workstation[] =>
  all<Workstation>(
    db,
    `SELECT ${seat} FROM workstations WHERE state = 'in-service' AND retired_at IS NULL AND id NOT IN (SELECT workstation_id FROM workstation_sessions WHERE ${running}) ORDER BY position, id`,
  );
/** Where workstations stand, in their order; null: never placed. */
export function storedPlan(db: Readable): readonly { readonly id: WorkstationId; readonly spot: Spot | null }[] {
  const rows = all<{ id: WorkstationId; column: number | null; row: number | null }>(
    db,
    'SELECT id, plan_column AS "column", plan_row AS "row" FROM workstations WHERE retired_at IS NULL ORDER BY position, id',
  );
  return rows.map(({ id, column, row }) => ({ id, spot: column === null || row === null ? null : { column, row } }));
}
/** Stores a whole plan: all leave their spots first, so that two can change places. Those not named stand nowhere. */
export function storePlan(db: Readable, plan: readonly { readonly id: number; readonly spot: Spot | null }[]): void {
  run(db, 'UPDATE workstations SET plan_column = NULL, plan_row = NULL WHERE plan_column IS NOT NULL');
  for (const { id, spot } of plan) run(db, 'UPDATE workstations SET plan_column = ?, plan_row = ? WHERE id = ?', spot?.column ?? null, spot?.row ?? null, id);
}
/** Moves the end of a running session; no fact: what counts is when it really ends. */
export function moveSessionEnd(db: Readable, id: SessionId, endsAt: number): void {
  runOne(db, `UPDATE workstation_sessions SET ends_at = ? WHERE id = ? AND ${running}`, endsAt, id);
}
/** Minutes this person sat on that day: those kept on the visits, and those of sessions still linked to them. */
export function seatedMinutes(db: Readable, given: { readonly memberId: MemberId; readonly day: BusinessDay; readonly now: number }): number {
  const kept = 'SELECT coalesce(sum(seated_minutes), 0) AS minutes FROM visits WHERE member_id = ? AND day = ?';
  const linked = `SELECT coalesce(sum((coalesce(s.ended_at, ?) - s.started_at) / 60000), 0) AS minutes
    FROM visits v JOIN workstation_sessions s ON s.visit_id = v.id WHERE v.member_id = ? AND v.day = ? AND s.cancelled_at IS NULL`;
  const minutes = (sql: string, ...values: readonly unknown[]): number => one<{ minutes: number }>(db, sql, ...values)?.minutes ?? 0;
  return minutes(kept, given.memberId, given.day) + minutes(linked, given.now, given.memberId, given.day);
}
/**
 * Forgets who sat where for sessions ended before `before` (epoch ms): the visit keeps the minutes alone, and the session the quarter
 * hour that its fact says, so that no instant matches a visit's.
 */
export function cutSessionLinks(db: Readable, before: number): number {
  run(
    db,
    `UPDATE visits SET seated_minutes = seated_minutes + (SELECT coalesce(sum((s.ended_at - s.started_at) / 60000), 0)
       FROM workstation_sessions s WHERE s.visit_id = visits.id AND s.ended_at < ? AND s.cancelled_at IS NULL)
     WHERE id IN (SELECT visit_id FROM workstation_sessions WHERE visit_id IS NOT NULL AND ended_at < ?)`,
    before,
    before,
  );
  return run(
    db,
    `UPDATE workstation_sessions SET visit_id = NULL, started_at = started_at / 900000 * 900000, ends_at = ends_at / 900000 * 900000,
       ended_at = started_at / 900000 * 900000 + (ended_at - started_at) / 60000 * 60000, cancelled_at = cancelled_at / 900000 * 900000
     WHERE visit_id IS NOT NULL AND (ended_at < ? OR cancelled_at < ?)`,
    before,
    before,
  ).touched;
}
