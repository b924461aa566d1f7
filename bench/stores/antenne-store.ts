import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { cardTextOf } from '../../shared/core/cards/card-tag.ts';
import { flushFolder, type Scratch } from '../harness/scratch.ts';
import { BENCH_DAY, benchNow } from './bench-ports.ts';
import { fillInBulk } from './bulk.ts';
import { setUpGerland } from './set-up-gerland.ts';

/** People of the antenne, whatever the number of visits; the first CARDS of them are scanned by the bench. */
const MEMBERS = 20_000;
const CARDS = 10_000;
const VISITS_A_DAY = 400;
/** Scan rows and answers are forgotten after 90 and 7 days by the product. */
const SCAN_DAYS = 90;
const BATCH_FACTS = 500;

/** A terminal's data folder, set up and filled; no core runs on it. */
export interface AntenneStore {
  readonly folder: string;
  readonly visits: number;
  /** What is printed on the card of a person who is not here yet; each card once in a run. */
  nextCard(): string;
}

/** A store with this many past visits; made once a run for all figures that give it the same name, because a card is scanned once. */
export function antenneStore(scratch: Scratch, name: string, visits: number): Promise<AntenneStore> {
  return scratch.once(`antenne-${name}-${visits}`, async () => {
    const folder = scratch.folder(`antenne-${visits}`);
    await setUpGerland(folder);
    fillInBulk(join(folder, 'accueil.db'), ['visits', 'facts', 'scans', 'batches'], (db) => {
      insertPeople(db);
      if (visits > 0) insertPast(db, visits);
      enrol(db, visits * 2);
    });
    flushFolder(folder);
    const secrets = fileSecrets(folder);
    let drawn = 0;
    return {
      folder,
      visits,
      nextCard: () => {
        if (drawn >= CARDS) throw new Error('every card of the bench was scanned');
        return cardTextOf(secrets, 1, cardIdOf(++drawn).toString('hex'));
      },
    };
  });
}

const cardIdOf = (member: number): Buffer => createHash('sha256').update(`card ${member}`).digest().subarray(0, 5);

function insertPeople(db: Database.Database): void {
  const member = db.prepare(
    `INSERT INTO members (id, uid, first_name, last_name, search_key, birth_year, district, home_site, programme, created_at)
     VALUES (?, randomblob(16), 'Aya', ?, ?, 2005, '7', 'GER', 'cej', 0)`,
  );
  const card = db.prepare('INSERT INTO cards (card_id, member_id, key_number, issued_at) VALUES (?, ?, 1, 0)');
  for (let id = 1; id <= MEMBERS; id++) {
    member.run(id, `Exemple${id}`, `aya exemple${id}`);
    card.run(cardIdOf(id), id);
  }
  db.prepare("INSERT INTO devices (name, label, kind) VALUES ('PC 01', 'KBBBBBBBB', 'laptop')").run();
}

/** Past days with their closings, visits, two facts a visit (arrival, departure), scans of the last 90 days, acknowledged batches. */
function insertPast(db: Database.Database, visits: number): void {
  const days = Math.ceil(visits / VISITS_A_DAY);
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
     INSERT INTO day_closings (day, closed_at) SELECT date(?, (i - ?) || ' days'), unixepoch(date(?, (i - ?) || ' days')) * 1000 + 64800000 FROM n`,
  ).run(days, BENCH_DAY, days, BENCH_DAY, days);
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @visits),
     arrivals AS (SELECT i, date(@today, (i / ${VISITS_A_DAY} - @days) || ' days') AS day, (i % ${VISITS_A_DAY}) * 60000 + 28800000 AS ms FROM n)
     INSERT INTO visits (fact_id, rev, member_id, day, arrived_at, left_at, is_new, purpose, quality, kiosk_touch_at)
     SELECT randomblob(16), 2, 1 + i % ${MEMBERS}, day, unixepoch(day) * 1000 + ms, unixepoch(day) * 1000 + ms + 2700000, i < ${MEMBERS}, 'free-access', 'measured',
       unixepoch(day) * 1000 + ms + 2700000 FROM arrivals`,
  ).run({ visits, days, today: BENCH_DAY });
  db.exec(
    `INSERT INTO facts (seq, id, rev, kind, at, payload, hash)
     SELECT v.id * 2 - 2 + r.rev, v.fact_id, r.rev, 'visit', v.arrived_at, '{"kind":"visit","id":"' || lower(hex(v.fact_id)) || '","rev":' || r.rev
       || ',"day":"' || v.day || '","void":false,"person":"' || substr(hex(v.fact_id), 1, 22)
       || '","isNew":false,"ageBand":"18-20","district":"7","programme":"cej","purpose":"free-access","arrivedAt":"' || v.day
       || 'T09:00:00.000Z","minutes":45,"quality":"measured","seq":' || (v.id * 2 - 2 + r.rev) || '}', randomblob(32)
     FROM visits v CROSS JOIN (SELECT 1 AS rev UNION ALL SELECT 2) r`,
  );
  db.prepare(
    `INSERT INTO scans (scan_id, role, source, at, fingerprint, outcome_kind, outcome)
     SELECT randomblob(16), 'kiosk', 'wedge', arrived_at, randomblob(16), 'checked-in', '{"kind":"checked-in"}' FROM visits WHERE arrived_at > ?`,
  ).run(benchNow() - SCAN_DAYS * 86_400_000);
  insertBatches(db, visits * 2);
}

/** Sealed and acknowledged batches of 500 facts; 40 bytes a fact once packed. */
function insertBatches(db: Database.Database, facts: number): void {
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO batches (bseq, first_seq, last_seq, prev_hash, hash, bytes, sealed_at, acked_at)
     SELECT i, (i - 1) * ${BATCH_FACTS} + 1, min(i * ${BATCH_FACTS}, ?), randomblob(32), randomblob(32), randomblob(${BATCH_FACTS * 40}), 0, 0 FROM n`,
  ).run(Math.ceil(facts / BATCH_FACTS), facts);
}

/** The terminal is enrolled and central has everything. */
function enrol(db: Database.Database, facts: number): void {
  db.prepare('UPDATE outbox_log SET acked_seq = ?, acked_bseq = ?, acked_hash = randomblob(32), last_success_at = ?').run(
    facts,
    Math.ceil(facts / BATCH_FACTS),
    benchNow(),
  );
  const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
  for (const [key, value] of Object.entries({ centralUrl: 'http://127.0.0.1:9', terminal: 'ger-1', keyId: 'ger-1.k1' })) put.run(key, JSON.stringify(value));
}
