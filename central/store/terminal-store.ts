import { createHash } from 'node:crypto';
import { all, one, run, runOne } from '../../shared/db/prepared.ts';
import type { Readable, Writable } from '../../shared/db/open-store.ts';

const CODE_LIFE_MS = 86_400_000;
/** Codes are kept as hashes; how they were typed (spaces, hyphens, case) does not matter. */
const hashOf = (code: string): Buffer => createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest();

export function keepSite(db: Readable, code: string, name: string): void {
  run(db, 'INSERT INTO sites (code, name) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name', code, name);
}
export const siteExists = (db: Readable, code: string): boolean => one(db, 'SELECT 1 FROM sites WHERE code = ?', code) !== undefined;
export const allSites = (db: Readable): { readonly code: string; readonly name: string }[] => all(db, 'SELECT code, name FROM sites ORDER BY name');

export function keepEnrolmentCode(db: Readable, given: { code: string; siteCode: string; at: number }): void {
  run(db, 'INSERT INTO enrolment_codes (code_hash, site_code, expires_at) VALUES (?, ?, ?)', hashOf(given.code), given.siteCode, given.at + CODE_LIFE_MS);
}
/** A code made for this antenne, not used, not older than a day. */
export function codeIsGood(db: Readable, given: { code: string; siteCode: string; at: number }): boolean {
  const sql = 'SELECT 1 FROM enrolment_codes WHERE code_hash = ? AND site_code = ? AND used_at IS NULL AND expires_at > ?';
  return one(db, sql, hashOf(given.code), given.siteCode, given.at) !== undefined;
}
export function countEnrolmentFailure(db: Readable, at: number): void {
  run(db, 'INSERT INTO enrolment_failures (at) VALUES (?)', at);
  run(db, 'DELETE FROM enrolment_failures WHERE at < ?', at - CODE_LIFE_MS);
}
export const enrolmentFailures = (db: Readable, since: number): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM enrolment_failures WHERE at > ?', since)?.n ?? 0;

/** Uses the code up and gives the terminal its name and key id, in one transaction. */
export function addTerminal(
  db: Writable,
  given: { code: string; siteCode: string; publicKey: Buffer; at: number },
): { readonly terminal: string; readonly keyId: string } {
  return db
    .transaction(() => {
      runOne(db, 'UPDATE enrolment_codes SET used_at = ? WHERE code_hash = ? AND used_at IS NULL', given.at, hashOf(given.code));
      const nth = one<{ n: number }>(db, 'SELECT count(*) + 1 AS n FROM terminals WHERE site_code = ?', given.siteCode)?.n ?? 1;
      const terminal = `${given.siteCode.toLowerCase()}-${nth}`;
      const number = runOne(db, 'INSERT INTO terminals (name, site_code, enrolled_at) VALUES (?, ?, ?)', terminal, given.siteCode, given.at);
      const keyId = `${terminal}.k1`;
      run(db, 'INSERT INTO terminal_keys (key_id, terminal, public_key) VALUES (?, ?, ?)', keyId, number, given.publicKey);
      return { terminal, keyId };
    })
    .immediate();
}

export interface KnownTerminal {
  readonly number: number;
  readonly name: string;
  readonly siteCode: string;
  readonly publicKey: Buffer;
  readonly revoked: boolean;
}
export function terminalOfKey(db: Readable, keyId: string): KnownTerminal | undefined {
  const row = one<Omit<KnownTerminal, 'revoked'> & { revokedAt: number | null }>(
    db,
    `SELECT t.number, t.name, t.site_code AS siteCode, k.public_key AS publicKey, ifnull(k.revoked_at, t.revoked_at) AS revokedAt
     FROM terminal_keys k JOIN terminals t ON t.number = k.terminal WHERE k.key_id = ?`,
    keyId,
  );
  return row === undefined ? undefined : { ...row, revoked: row.revokedAt !== null };
}
export function noteContact(db: Readable, given: { number: number; at: number; gapMs: number }): void {
  runOne(db, 'UPDATE terminals SET last_contact_at = ?, clock_gap_ms = ? WHERE number = ?', given.at, Math.round(given.gapMs), given.number);
}
export function revokeTerminal(db: Readable, name: string, at: number): boolean {
  return run(db, 'UPDATE terminals SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL', at, name).touched === 1;
}

export interface TerminalLine {
  readonly name: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly enrolledAt: number;
  readonly lastContactAt: number | null;
  readonly clockGapMs: number;
  readonly revokedAt: number | null;
  readonly publicKey: Buffer;
  readonly quarantined: number;
}
export const allTerminals = (db: Readable): TerminalLine[] =>
  all<TerminalLine>(
    db,
    `SELECT t.name, t.site_code AS siteCode, s.name AS siteName, t.enrolled_at AS enrolledAt, t.last_contact_at AS lastContactAt, t.clock_gap_ms AS clockGapMs,
       t.revoked_at AS revokedAt, k.public_key AS publicKey, (SELECT count(*) FROM quarantine q WHERE q.terminal = t.number) AS quarantined
     FROM terminals t JOIN sites s ON s.code = t.site_code JOIN terminal_keys k ON k.terminal = t.number ORDER BY s.name, t.name`,
  );
