import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { versionToGive } from '../../shared/domain/handed-down-rules.ts';
import { hot, hotWriteRows } from './hot.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

/** Every antenne with the districts it serves, by code. */
export async function sitesWithDistricts(db: Store): Promise<{ readonly code: string; readonly name: string; readonly districts: string[] }[]> {
  const sites = await db.selectFrom('sites').select(['code', 'name']).orderBy('code').execute();
  const districts = await db.selectFrom('site_districts').selectAll().orderBy('site').orderBy('district').execute();
  return sites.map((site) => ({ ...site, districts: districts.filter((one) => one.site === site.code).map(({ district }) => district) }));
}
export function keepSiteWithDistricts(
  db: Store,
  given: { readonly code: string; readonly name: string; readonly districts: readonly string[] },
): Promise<void> {
  const { code, name } = given;
  return inTransaction(db, async (transaction) => {
    await transaction
      .insertInto('sites')
      .values({ code, name })
      .onConflict((conflict) => conflict.column('code').doUpdateSet({ name }))
      .execute();
    await transaction.deleteFrom('site_districts').where('site', '=', code).execute();
    const rows = [...new Set(given.districts)].map((district) => ({ site: code, district }));
    if (rows.length > 0) await transaction.insertInto('site_districts').values(rows).execute();
  });
}

export const offeredPurposes = async (db: Store): Promise<string[]> =>
  (await db.selectFrom('offered_purposes').select('purpose').orderBy('purpose').execute()).map(({ purpose }) => purpose);
/** None: kiosks offer what the program offers. */
export function keepOfferedPurposes(db: Store, purposes: readonly string[]): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('offered_purposes').execute();
    const rows = [...new Set(purposes)].map((purpose) => ({ purpose }));
    if (rows.length > 0) await transaction.insertInto('offered_purposes').values(rows).execute();
  });
}

export interface Charter {
  readonly version: number;
  readonly from: string;
  /** By language. */
  readonly texts: Readonly<Record<string, string>>;
  readonly at: number;
  readonly author: string;
}
/** The newest first. */
export async function allCharters(db: Store): Promise<readonly Charter[]> {
  const rows = await db.selectFrom('charters').selectAll().orderBy('version', 'desc').execute();
  return rows.map(({ from_day: from, texts, ...rest }) => ({ ...rest, from, texts: JSON.parse(texts) as Record<string, string> })); // written below
}
/** The next version; answers its number. */
export function addCharter(db: Store, given: Omit<Charter, 'version'>): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const last = await transaction
      .selectFrom('charters')
      .select((read) => read.fn.max('version').as('version'))
      .executeTakeFirst();
    const version = (last?.version ?? 0) + 1;
    await transaction
      .insertInto('charters')
      .values({ version, from_day: given.from, texts: JSON.stringify(given.texts), at: given.at, author: given.author })
      .execute();
    return version;
  });
}

export const allSpecialOpenings = (db: Store) => db.selectFrom('special_openings').selectAll().orderBy('day').orderBy('site').orderBy('from_minute').execute();
/** The hours of one day of an antenne, or of all (`*`), instead of its weekday's; none: the weekday's again. */
export function keepSpecialOpening(
  db: Store,
  given: { readonly site: string; readonly day: string; readonly slots: readonly { readonly from: number; readonly to: number }[] },
): Promise<void> {
  const { site, day, slots } = given;
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('special_openings').where('site', '=', site).where('day', '=', day).execute();
    const rows = slots.map(({ from, to }) => ({ site, day, from_minute: from, to_minute: to }));
    if (rows.length > 0) await transaction.insertInto('special_openings').values(rows).execute();
  });
}

const insertDead = hotWriteRows<{ hash: Buffer; receivedAt: number }>(
  { hash: 'blob', receivedAt: 'int' },
  (rows) => sql`INSERT INTO dead_cards (hash, received_at) ${rows} ON CONFLICT (hash) DO NOTHING`,
);
/** In the batch's transaction; a card that was dead stays where it was in the list. */
export async function keepDeadCards(db: Store, hashes: readonly Buffer[], receivedAt: number): Promise<void> {
  const once = [...new Map(hashes.map((hash) => [hash.toString('hex'), hash])).values()].toSorted((a, b) => a.compare(b));
  await insertDead(
    db,
    once.map((hash) => ({ hash, receivedAt })),
  );
}
const deadAfter = hot<{ hash: Buffer; receivedAt: number }, { after: number; limit: number }>(
  (value) => sql`
    SELECT hash, received_at AS "receivedAt" FROM dead_cards
    WHERE received_at > ${value('after')} AND received_at <= (
      SELECT max(received_at) FROM (SELECT received_at FROM dead_cards WHERE received_at > ${value('after')} ORDER BY received_at LIMIT ${value('limit')}) AS page
    ) ORDER BY received_at`,
);
/** The cards received after this moment (epoch ms), at most `limit` and those of the same moment as the last of them. */
export const deadCardsAfter = (db: Store, after: number, limit: number) => deadAfter(db, { after, limit });

const lastHanded = hot<{ version: number; hash: Buffer }, { site: string }>(
  (value) => sql`SELECT version, hash FROM handed_down WHERE site = ${value('site')}`,
);
/** The version of what this antenne is handed: the last one while the content is the same, else one that was never given, even before a restore. */
export async function versionFor(
  db: Store,
  given: { readonly site: string; readonly content: string; readonly now: number /** What the terminal says it holds. */; readonly known: number },
): Promise<number> {
  const { site, known, now } = given;
  const hash = createHash('sha256').update(given.content).digest();
  const versionAfter = (last: { readonly version: number; readonly hash: Buffer } | undefined): number =>
    versionToGive({ last: last === undefined ? null : { version: last.version, isSame: last.hash.equals(hash) }, known, now });
  const [held] = await lastHanded(db, { site });
  if (held !== undefined && versionAfter(held) === held.version) return held.version;
  return inTransaction(db, async (transaction) => {
    const [last] = await lastHanded(transaction, { site });
    const version = versionAfter(last);
    if (version === last?.version) return version;
    await transaction
      .insertInto('handed_down')
      .values({ site, version, hash })
      .onConflict((conflict) => conflict.column('site').doUpdateSet({ version, hash }))
      .execute();
    return version;
  });
}
