import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openCentralStore } from '../../central/store/open-store.ts';
import type { Store } from '../../central/store/tables.ts';
import { ROLLUPS_VERSION } from '../../central/ingest/rebuild-rollups.ts';
import { flushFolder, type Scratch } from '../harness/scratch.ts';
import { fillInBulk } from './bulk.ts';

/** The same antennes, days and terminals whatever the number of facts: only the crowd differs. */
const SITES = ['PEN', 'VOL', 'GER', 'DUC', 'BAC'] as const;
const FIRST_DAY = '2025-01-01';
const DAYS = 690;
/** The last full month of the data and the day the coordinators look at it. */
export const MONTH = '2026-10';
export const TODAY = '2026-11-20';
const BATCH_FACTS = 100;
/** A store of this many facts, and the one it is compared with. */
export const LARGE = 5_000_000;
export const SMALL = 50_000;

/** Central with this many facts received, as the ingest would have left it: facts, batches, logs, rollups, persons, closed days. Made once a run. */
export async function centralStore(scratch: Scratch, facts: number): Promise<Store> {
  return openCentralStore({ dataFolder: await scratch.once(`central-${facts}`, () => filled(scratch, facts)) });
}

async function filled(scratch: Scratch, facts: number): Promise<string> {
  const folder = scratch.folder(`central-${facts}`);
  const file = join(folder, 'central.db');
  const fresh = await openCentralStore({ dataFolder: folder });
  await fresh.destroy();
  fillInBulk(file, ['facts', 'fact_ids', 'batches', 'figures', 'month_persons', 'person_days', 'closed_days'], (db) => {
    insertTerminals(db);
    generate(db, facts);
    insertFacts(db);
    insertRollups(db);
    insertBatches(db, facts);
    db.exec('DROP TABLE temp.made');
  });
  flushFolder(folder);
  return folder;
}

function insertTerminals(db: Database.Database): void {
  SITES.forEach((code, index) => {
    db.prepare('INSERT INTO sites (code, name) VALUES (?, ?)').run(code, code);
    db.prepare('INSERT INTO terminals (number, name, site_code, enrolled_at, last_contact_at) VALUES (?, ?, ?, 0, 1)').run(index + 1, `${code}-1`, code);
    db.prepare('INSERT INTO terminal_keys (key_id, terminal, public_key) VALUES (?, ?, zeroblob(32))').run(`${code}-1.k1`, index + 1);
  });
}

/** One narrow row a fact, everything else follows from it. Of 20 facts: 17 visits, 2 sessions, 1 loan; days and antennes by turns. */
function generate(db: Database.Database, facts: number): void {
  db.exec(
    'CREATE TEMP TABLE made (i INTEGER PRIMARY KEY, site INTEGER, day TEXT, kind INTEGER, person INTEGER, purpose INTEGER, minutes INTEGER, estimated INTEGER, new INTEGER)',
  );
  db.prepare(
    `WITH RECURSIVE days (d, day) AS (SELECT 0, '${FIRST_DAY}' UNION ALL SELECT d + 1, date('${FIRST_DAY}', (d + 1) || ' days') FROM days WHERE d + 1 < ${DAYS}),
     kept AS MATERIALIZED (SELECT d, day FROM days),
     n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
     INSERT INTO made
     SELECT i, 1 + i % ${SITES.length}, (SELECT day FROM kept WHERE d = i / ${SITES.length} % ${DAYS}), i % 20, (i * 7919) % ?, i % 7, 20 + i % 90, i % 8 = 0, i % 10 = 0
     FROM n`,
  ).run(facts, Math.max(500, Math.round(facts / 50)));
}

/** Ids are spread over the whole range, in their order, as the table keeps them. */
function insertFacts(db: Database.Database): void {
  const count = Number(db.prepare('SELECT count(*) FROM made').pluck().get());
  db.exec(
    `INSERT INTO fact_ids (id, rev, terminal, day)
     SELECT unhex(printf('%016x%016x', i * ${Math.floor(2 ** 62 / count)}, i)), 1, site, day FROM made`,
  );
  db.exec(
    `INSERT INTO facts (day, id, payload)
     SELECT day, unhex(printf('%016x%016x', i * ${Math.floor(2 ** 62 / count)}, i)),
       CASE WHEN kind < 17 THEN '{"kind":"visit","id":"00000000000000000000000000000000","rev":1,"day":"' || day || '","void":false,"person":"' || printf('%022d', person)
         || '","isNew":false,"ageBand":"18-21","district":"7","programme":"cej","purpose":"free-access","arrivedAt":"' || day || 'T09:00:00.000Z","minutes":'
         || minutes || ',"quality":"measured","seq":' || (i + 1) || '}'
       WHEN kind < 19 THEN '{"kind":"workstation-session","id":"00000000000000000000000000000000","rev":1,"day":"' || day || '","void":false,"startedAt":"'
         || day || 'T09:00:00.000Z","minutes":' || minutes || ',"seq":' || (i + 1) || '}'
       ELSE '{"kind":"loan","id":"00000000000000000000000000000000","rev":1,"day":"' || day || '","void":false,"deviceKind":"laptop","place":"on-site","minutes":'
         || minutes || ',"late":false,"seq":' || (i + 1) || '}' END
     FROM made ORDER BY day, i`,
  );
}

const purposes = ['free-access', 'online-procedure', 'workshop', 'mediation', 'pix-diagnostic', 'device-loan', 'unspecified'];

/** Classes that every month of an antenne has, as many as in a real year: the visits are spread evenly over each family. */
const classes: Readonly<Record<string, readonly string[]>> = {
  age: ['under-16', '16-17', '18-21', '22-25', '26-29', '30-over', 'not-communicated'],
  district: ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'none'],
  programme: ['cej', 'pacea', 'other', 'none'],
  newcomer: ['returning', 'unnamed'],
  slot: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [9, 10, 11, 12, 13, 14, 15, 16, 17].map((hour) => `${weekday}-${hour}`)),
  duration: Array.from({ length: 18 }, (_, n) => String(4 + n)),
};

/** The rollups that central/ingest keeps: some figures by antenne and day, all of them by antenne and month, persons of an antenne and of all. */
function insertRollups(db: Database.Database): void {
  const sums = [
    ['visits', 'sum(kind < 17)'],
    ['presenceMinutes', 'sum((kind < 17) * minutes)'],
    ['workstationSessions', 'sum(kind IN (17, 18))'],
    ['loans', 'sum(kind = 19)'],
    ['purpose:workshop', 'sum(kind < 17 AND purpose = 2)'],
    ['half:morning', 'sum(kind < 17 AND i % 2 = 0)'],
    ['half:afternoon', 'sum(kind < 17 AND i % 2 = 1)'],
    ['measuredMinutes', 'sum((kind < 17 AND NOT estimated) * minutes)'],
    ['newcomer:first', 'sum(kind < 17 AND new)'],
    ['quality:estimated', 'sum(kind < 17 AND estimated)'],
    ['quality:measured', 'sum(kind < 17 AND NOT estimated)'],
    ['workstationMinutes', 'sum((kind IN (17, 18)) * minutes)'],
    ['device:laptop', 'sum(kind = 19)'],
    ['place:on-site', 'sum(kind = 19)'],
    ...purposes.flatMap((purpose, index) => (purpose === 'workshop' ? [] : [[`purpose:${purpose}`, `sum(kind < 17 AND purpose = ${index})`] as const])),
  ] as const;
  db.exec(
    `CREATE TEMP TABLE daily AS SELECT (SELECT site_code FROM terminals WHERE number = site) AS site, day, ${sums.map(([, sum], n) => `${sum} AS f${n}`).join(', ')}
     FROM made GROUP BY site, day`,
  );
  const byMonth = 'SELECT site, substr(day, 1, 7)';
  sums.forEach(([name], n) => {
    if (n < 7) db.prepare(`INSERT INTO figures (site, period, name, value) SELECT site, day, ?, f${n} FROM daily WHERE f${n} <> 0`).run(name);
    if (!name.startsWith('half:'))
      db.prepare(`INSERT INTO figures (site, period, name, value) ${byMonth}, ?, sum(f${n}) FROM daily GROUP BY 1, 2 HAVING sum(f${n}) <> 0`).run(name);
  });
  for (const [family, keys] of Object.entries(classes))
    for (const key of keys)
      db.prepare(`INSERT INTO figures (site, period, name, value) ${byMonth}, ?, max(1, sum(f0) / ${keys.length}) FROM daily GROUP BY 1, 2`).run(
        `${family}:${key}`,
      );
  db.exec(
    `INSERT INTO closed_days (day, site, terminal, fact, seq, visits, distinct_persons, presence_minutes, sessions, loans)
       SELECT day, site, (SELECT number FROM terminals WHERE site_code = site), '', 1, f0, f0, f1, f2, f3 FROM daily;
     DROP TABLE temp.daily;
     INSERT INTO person_days (month, site, person, day, visits, cej, diagnostics)
       SELECT substr(day, 1, 7), (SELECT site_code FROM terminals WHERE number = site), printf('%022d', person), day, count(*), count(*), 0
       FROM made WHERE kind < 17 GROUP BY 1, 2, 3, 4;
     INSERT INTO month_persons (month, person, sites, cej_sites, diagnosed_sites)
       SELECT month, person, count(DISTINCT site), count(DISTINCT site), 0 FROM person_days GROUP BY month, person;
     INSERT INTO figures (site, period, name, value) SELECT site, month, 'distinctPersons', count(DISTINCT person) FROM person_days GROUP BY month, site;
     INSERT INTO figures (site, period, name, value) SELECT '*', month, 'distinctPersons', count(*) FROM month_persons GROUP BY month;
     INSERT INTO figures (site, period, name, value) SELECT site, period, 'cejPersons', value FROM figures WHERE name = 'distinctPersons';
     INSERT INTO figures (site, period, name, value) SELECT site, day, 'distinctPersons', count(*) FROM person_days GROUP BY day, site;
     INSERT INTO rollups_made (version) VALUES (${ROLLUPS_VERSION})`,
  );
}

/** Sealed days of 100 facts, 20 bytes a fact once packed, and the head of each log. */
function insertBatches(db: Database.Database, facts: number): void {
  const perTerminal = Math.ceil(facts / SITES.length / BATCH_FACTS);
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO batches (terminal, log_id, bseq, month, hash, bytes, received_at, last_seq, quarantined)
     SELECT number, zeroblob(16), i, '2026-11', randomblob(32), randomblob(${BATCH_FACTS * 20}), 0, i * ${BATCH_FACTS}, '[]' FROM terminals CROSS JOIN n`,
  ).run(perTerminal);
  db.exec(
    'INSERT INTO logs (terminal, log_id, bseq, seq, hash) SELECT terminal, log_id, max(bseq), max(last_seq), randomblob(32) FROM batches GROUP BY terminal, log_id',
  );
}
