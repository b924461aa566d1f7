import { sql } from 'kysely';
import { noteRecounts } from '../store/first-days/note-recounts.ts';
import { hotRows } from '../store/hot.ts';
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
const changeDays = hotRows<PersonOfDay, PersonOfDay>(
  { month: 'text', site: 'text', person: 'text', day: 'text', visits: 'int', cej: 'int', diagnostics: 'int' },
  (rows) => sql`
    INSERT INTO person_days (month, site, person, day, visits, cej, diagnostics) ${rows}
    ON CONFLICT (month, site, person, day) DO UPDATE SET visits = person_days.visits + excluded.visits,
      cej = person_days.cej + excluded.cej, diagnostics = person_days.diagnostics + excluded.diagnostics
    RETURNING month, site, person, day, visits`,
);
const readMonths = hotRows<PersonOfMonth & PersonSums, PersonOfMonth>(
  { month: 'text', site: 'text', person: 'text' },
  (rows) => sql`
    WITH asked (month, site, person) AS (${rows})
    SELECT d.month, d.site, d.person, sum(d.visits) AS visits, sum(d.cej) AS cej, sum(d.diagnostics) AS diagnostics
    FROM asked CROSS JOIN person_days d WHERE d.month = asked.month AND d.site = asked.site AND d.person = asked.person
    GROUP BY d.month, d.site, d.person`,
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
  await flushDays(db, { sums, changes });
  await flushMonths(db, { sums, changes });
  await noteRecounts(
    db,
    changes.filter(({ visits, cej, diagnostics }) => visits < 0 || cej < 0 || diagnostics < 0).map(({ person }) => person),
  );
}

interface Changed {
  readonly sums: BatchSums;
  /** In the order of the primary key, so that two writers never wait for each other in a circle. */
  readonly changes: readonly PersonOfDay[];
}
async function flushDays(db: Store, { sums, changes }: Changed): Promise<void> {
  for (const { month, site, person, day, visits } of await changeDays(db, changes)) {
    const before = visits - (sums.personDays.get(`${month}|${site}|${person}|${day}`)?.visits ?? 0);
    addFigure(sums, { period: day, site, name: 'distinctPersons' }, Number(visits > 0) - Number(before > 0));
    if (visits <= 0)
      await db.deleteFrom('person_days').where('month', '=', month).where('site', '=', site).where('person', '=', person).where('day', '=', day).execute();
  }
}

async function flushMonths(db: Store, { sums, changes }: Changed): Promise<void> {
  const changed = new Map<string, PersonOfMonth & PersonSums>();
  for (const { month, site, person, visits, cej, diagnostics } of changes) {
    const key = `${month}|${site}|${person}`;
    const sum = changed.get(key) ?? { month, site, person, ...no };
    changed.set(key, { ...sum, visits: sum.visits + visits, cej: sum.cej + cej, diagnostics: sum.diagnostics + diagnostics });
  }
  const months = [...changed.values()].map(({ month, site, person }) => ({ month, site, person }));
  const after = new Map((await readMonths(db, months)).map((row) => [`${row.month}|${row.site}|${row.person}`, row]));
  const all = new Map<string, PersonOfAll>();
  for (const [key, { month, site, person, visits, cej, diagnostics }] of changed) {
    const now = after.get(key) ?? no;
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
