import { sql } from 'kysely';
import { askedTogether } from './asked-together.ts';
import { hotRows, hotWrite, hotWriteRows } from './hot.ts';
import type { Store } from './tables.ts';

export async function keepSite(db: Store, code: string, name: string): Promise<void> {
  await db
    .insertInto('sites')
    .values({ code, name })
    .onConflict((conflict) => conflict.column('code').doUpdateSet((written) => ({ name: written.ref('excluded.name') })))
    .execute();
}
export const siteExists = async (db: Store, code: string): Promise<boolean> =>
  (await db.selectFrom('sites').select('code').where('code', '=', code).executeTakeFirst()) !== undefined;
export const allSites = (db: Store): Promise<{ readonly code: string; readonly name: string }[]> =>
  db.selectFrom('sites').select(['code', 'name']).orderBy('name').execute();

export interface KnownTerminal {
  readonly number: number;
  readonly name: string;
  readonly siteCode: string;
  readonly publicKey: Buffer;
  readonly revoked: boolean;
  /** The key before this one is not retired yet. */
  readonly isFirstUse: boolean;
}
interface KeyRow extends Omit<KnownTerminal, 'revoked' | 'isFirstUse'> {
  readonly keyId: string;
  readonly revokedAt: number | null;
  readonly retiredAt: number | null;
  readonly isFirstUse: number;
}
const keyRows = hotRows<KeyRow, { keyId: string; before: string }>(
  { keyId: 'text', before: 'text' },
  (rows) => sql`
    WITH asked (key_id, before) AS (${rows})
    SELECT k.key_id AS "keyId", t.number, t.name, t.site_code AS "siteCode", k.public_key AS "publicKey",
      coalesce(k.revoked_at, t.revoked_at) AS "revokedAt", k.retired_at AS "retiredAt",
      CASE WHEN former.key_id IS NOT NULL AND former.retired_at IS NULL THEN 1 ELSE 0 END AS "isFirstUse"
    FROM asked JOIN terminal_keys k ON k.key_id = asked.key_id JOIN terminals t ON t.number = k.terminal
      LEFT JOIN terminal_keys former ON former.key_id = asked.before`,
);
const keyRow = askedTogether(async (db, keyIds: readonly string[]): Promise<readonly (KeyRow | null)[]> => {
  const rows = await keyRows(
    db,
    [...new Set(keyIds)].map((keyId) => ({ keyId, before: keyIdBefore(keyId) })),
  );
  const byId = new Map(rows.map((row) => [row.keyId, row]));
  return keyIds.map((keyId) => byId.get(keyId) ?? null);
});
/** `ger-1.k2` → `ger-1.k1`. */
const keyIdBefore = (keyId: string): string => keyId.replace(/\d+$/, (number) => String(Number(number) - 1));
/** Whose key it is at this moment (epoch ms): a retired one is nobody's any more. */
export async function terminalOfKey(db: Store, keyId: string, at: number): Promise<KnownTerminal | undefined> {
  const row = await keyRow(db, keyId);
  if (row === null || (row.retiredAt !== null && row.retiredAt <= at)) return undefined;
  const { keyId: _asked, revokedAt, retiredAt: _until, isFirstUse, ...known } = row;
  return { ...known, revoked: revokedAt !== null, isFirstUse: isFirstUse === 1 };
}

const contacts = hotWriteRows<{ number: number; at: number; gapMs: number }>(
  { number: 'int', at: 'int', gapMs: 'int' },
  (rows) => sql`
    WITH heard (number, at, gap) AS (${rows})
    UPDATE terminals SET last_contact_at = heard.at, clock_gap_ms = heard.gap FROM heard WHERE terminals.number = heard.number`,
);
/** When these terminals last spoke, and how far their clocks are from ours (ms, whole). */
export async function noteContacts(db: Store, heard: readonly { readonly number: number; readonly at: number; readonly gapMs: number }[]): Promise<void> {
  await contacts(
    db,
    heard.map((one) => ({ ...one, gapMs: Math.round(one.gapMs) })),
  );
}
/** When any terminal last spoke by the network, or its batches came by USB key, epoch ms; null: never. */
export async function lastHeardAt(db: Store): Promise<number | null> {
  const { spoke } = await db
    .selectFrom('terminals')
    .select(({ fn }) => fn.max('last_contact_at').as('spoke'))
    .executeTakeFirstOrThrow();
  if (spoke !== null) return spoke;
  const { came } = await db
    .selectFrom('batches')
    .select(({ fn }) => fn.max('received_at').as('came'))
    .executeTakeFirstOrThrow();
  return came;
}
const told = hotWrite<{ number: number; program: string; waiting: number }>(
  (value) => sql`UPDATE terminals SET program = ${value('program')}, waiting = ${value('waiting')} WHERE number = ${value('number')}`,
);
/** What a terminal says of itself: its program's version, and the facts that wait there. */
export async function noteTold(db: Store, given: { readonly number: number; readonly program: string; readonly waiting: number }): Promise<void> {
  await told(db, given);
}
export async function revokeTerminal(db: Store, name: string, at: number): Promise<boolean> {
  const done = await db.updateTable('terminals').set({ revoked_at: at }).where('name', '=', name).where('revoked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export interface TerminalLine {
  readonly name: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly enrolledAt: number;
  readonly lastContactAt: number | null;
  readonly clockGapMs: number;
  readonly revokedAt: number | null;
  /** What its four words are made of; null when it was enrolled before they were kept. */
  readonly fingerprint: Buffer | null;
  readonly quarantined: number;
  /** As it said when it last asked; null: it never did. */
  readonly program: string | null;
  readonly waiting: number | null;
}
export const allTerminals = (db: Store): Promise<TerminalLine[]> =>
  db
    .selectFrom('terminals as t')
    .innerJoin('sites as s', 's.code', 't.site_code')
    .select([
      't.name',
      't.site_code as siteCode',
      's.name as siteName',
      't.enrolled_at as enrolledAt',
      't.last_contact_at as lastContactAt',
      't.clock_gap_ms as clockGapMs',
      't.revoked_at as revokedAt',
      't.fingerprint',
      't.program',
      't.waiting',
    ])
    .select(({ selectFrom, fn }) =>
      fn
        .coalesce(
          selectFrom('quarantine as q')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('q.terminal', '=', 't.number'),
          sql<number>`0`,
        )
        .as('quarantined'),
    )
    .orderBy('s.name')
    .orderBy('t.name')
    .execute();

/** Those that were not revoked: when each last spoke (epoch ms) and what waits there, as it said. */
export const terminalsInService = (db: Store): Promise<{ name: string; last: number | null; unsent: number | null }[]> =>
  db.selectFrom('terminals').select(['name', 'last_contact_at as last', 'waiting as unsent']).where('revoked_at', 'is', null).execute();
