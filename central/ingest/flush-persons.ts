import { sql } from 'kysely';
import { noteRecounts } from '../store/first-days/note-recounts.ts';
import { hotRows, hotRowsAhead } from '../store/hot.ts';
import { lookedUp } from '../store/looked-up.ts';
import type { Ahead } from '../store/later.ts';
import type { Store } from '../store/tables.ts';
import { addFigure, type BatchSums, type PersonSums } from './contribution.ts';

interface PersonOfDay extends PersonSums {
  readonly month: string;
  readonly site: string;
  readonly person: string;
  readonly day: string;
}
interface PersonOfMonth {
  readonly month: string;
  readonly site: string;
  readonly person: string;
}
const changeDays = hotRowsAhead<PersonOfDay, PersonOfDay>(
  { month: 'text', site: 'text', person: 'text', day: 'text', visits: 'int', cej: 'int', diagnostics: 'int' },
  (rows) => sql`
    INSERT INTO person_days (month, site, person, day, visits, cej, diagnostics) ${rows}
    ON CONFLICT (month, site, person, day) DO UPDATE SET visits = person_days.visits + excluded.visits,
      cej = person_days.cej + excluded.cej, diagnostics = person_days.diagnostics + excluded.diagnostics
    RETURNING month, site, person, day, visits`,
);
const KEY = sql`d.month, d.site, d.person`;
const readMonths = hotRowsAhead<PersonOfMonth & PersonSums, PersonOfMonth>(
  { month: 'text', site: 'text', person: 'text' },
  lookedUp({
    asked: ['month', 'site', 'person'],
    select: sql`${KEY}, sum(d.visits) AS visits, sum(d.cej) AS cej, sum(d.diagnostics) AS diagnostics`,
    from: sql`person_days d`,
    where: sql`d.month = asked.month AND d.site = asked.site AND d.person = asked.person`,
    groupBy: KEY,
  }),
);
interface PersonOfAll {
  readonly month: string;
  readonly person: string;
  /** Antennes where the person was seen, as a member of the CEJ, for the Pix diagnostic. */
  readonly sites: number;
  readonly cejSites: number;
  readonly diagnosedSites: number;
}
const changeAll = hotRows<PersonOfAll, PersonOfAll>(
  { month: 'text', person: 'text', sites: 'int', cejSites: 'int', diagnosedSites: 'int' },
  (rows) => sql`
    INSERT INTO month_persons (month, person, sites, cej_sites, diagnosed_sites) ${rows}
    ON CONFLICT (month, person) DO UPDATE SET sites = month_persons.sites + excluded.sites,
      cej_sites = month_persons.cej_sites + excluded.cej_sites, diagnosed_sites = month_persons.diagnosed_sites + excluded.diagnosed_sites
    RETURNING month, person, sites, cej_sites AS "cejSites", diagnosed_sites AS "diagnosedSites"`,
);

const no: PersonSums = { visits: 0, cej: 0, diagnostics: 0 };

/** Each person once a day and antenne, once a month and antenne, and once a month in all: from the first visit until the last is withdrawn. */
export async function flushPersons(db: Store, sums: BatchSums): Promise<void> {
  const days = [...sums.personDays]
    .filter(([, { visits, cej, diagnostics }]) => visits !== 0 || cej !== 0 || diagnostics !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (days.length === 0) return;
  const changes = days.map(([key, change]): PersonOfDay => {
    const [month = '', site = '', person = '', day = ''] = key.split('|');
    return { month, site, person, day, ...change };
  });
  const months = monthsOf(changes);
  // Both are sent before the first answer is waited for: the months already hold what the days bring.
  const daysNow = await changeDays(db, changes);
  const monthsNow = await readMonths(
    db,
    months.map(({ month, site, person }) => ({ month, site, person })),
  );
  await countDays(db, sums, daysNow);
  await countMonths(db, { sums, months, monthsNow });
  await noteRecounts(
    db,
    changes.filter(({ visits, cej, diagnostics }) => visits < 0 || cej < 0 || diagnostics < 0),
  );
}

/** What each person's days of a month bring together. */
function monthsOf(changes: readonly PersonOfDay[]): readonly (PersonOfMonth & PersonSums)[] {
  const changed = new Map<string, PersonOfMonth & PersonSums>();
  for (const { month, site, person, visits, cej, diagnostics } of changes) {
    const key = `${month}|${site}|${person}`;
    const sum = changed.get(key);
    changed.set(
      key,
      sum === undefined
        ? { month, site, person, visits, cej, diagnostics }
        : { ...sum, visits: sum.visits + visits, cej: sum.cej + cej, diagnostics: sum.diagnostics + diagnostics },
    );
  }
  return [...changed.values()];
}

async function countDays(db: Store, sums: BatchSums, daysNow: Ahead<PersonOfDay>): Promise<void> {
  for (const { month, site, person, day, visits } of await daysNow()) {
    const before = visits - (sums.personDays.get(`${month}|${site}|${person}|${day}`)?.visits ?? 0);
    addFigure(sums, { period: day, site, name: 'distinctPersons' }, Number(visits > 0) - Number(before > 0));
    if (visits <= 0)
      await db.deleteFrom('person_days').where('month', '=', month).where('site', '=', site).where('person', '=', person).where('day', '=', day).execute();
  }
}

interface ChangedMonths {
  readonly sums: BatchSums;
  readonly months: readonly (PersonOfMonth & PersonSums)[];
  readonly monthsNow: Ahead<PersonOfMonth & PersonSums>;
}
async function countMonths(db: Store, { sums, months, monthsNow }: ChangedMonths): Promise<void> {
  const after = new Map((await monthsNow()).map((row) => [`${row.month}|${row.site}|${row.person}`, row]));
  const all = new Map<string, PersonOfAll>();
  for (const { month, site, person, visits, cej, diagnostics } of months) {
    const now = after.get(`${month}|${site}|${person}`) ?? no;
    const [is, was] = [signsOf(now), signsOf({ visits: now.visits - visits, cej: now.cej - cej, diagnostics: now.diagnostics - diagnostics })];
    addFigure(sums, { period: month, site, name: 'distinctPersons' }, is.seen - was.seen);
    addFigure(sums, { period: month, site, name: 'cejPersons' }, is.cej - was.cej);
    addFigure(sums, { period: month, site, name: 'cejDiagnosed' }, is.cej * is.diagnosed - was.cej * was.diagnosed);
    const ofAll = all.get(`${month}|${person}`) ?? { month, person, sites: 0, cejSites: 0, diagnosedSites: 0 };
    all.set(`${month}|${person}`, {
      month,
      person,
      sites: ofAll.sites + is.seen - was.seen,
      cejSites: ofAll.cejSites + is.cej - was.cej,
      diagnosedSites: ofAll.diagnosedSites + is.diagnosed - was.diagnosed,
    });
  }
  await flushAll(db, sums, all);
}

/** Most visits change nothing here: the person was already seen in that antenne this month. */
async function flushAll(db: Store, sums: BatchSums, all: ReadonlyMap<string, PersonOfAll>): Promise<void> {
  const changes = [...all].filter(([, { sites, cejSites, diagnosedSites }]) => sites !== 0 || cejSites !== 0 || diagnosedSites !== 0);
  const rows = changes.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
  for (const { month, person, sites, cejSites, diagnosedSites } of await changeAll(db, rows)) {
    const change = all.get(`${month}|${person}`) ?? { sites: 0, cejSites: 0, diagnosedSites: 0 };
    const is = signsOf({ visits: sites, cej: cejSites, diagnostics: diagnosedSites });
    const was = signsOf({ visits: sites - change.sites, cej: cejSites - change.cejSites, diagnostics: diagnosedSites - change.diagnosedSites });
    addFigure(sums, { period: month, site: '*', name: 'distinctPersons' }, is.seen - was.seen);
    addFigure(sums, { period: month, site: '*', name: 'cejPersons' }, is.cej - was.cej);
    addFigure(sums, { period: month, site: '*', name: 'cejDiagnosed' }, is.cej * is.diagnosed - was.cej * was.diagnosed);
    if (sites <= 0) await db.deleteFrom('month_persons').where('month', '=', month).where('person', '=', person).execute();
  }
}

const signsOf = ({ visits, cej, diagnostics }: PersonSums) => ({ seen: Number(visits > 0), cej: Number(cej > 0), diagnosed: Number(diagnostics > 0) });
