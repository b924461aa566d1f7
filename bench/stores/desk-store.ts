import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { labelText } from '../../shared/domain/card-code.ts';
import { flushFolder, type Scratch } from '../harness/scratch.ts';
import { BENCH_DAY, benchNow } from './bench-ports.ts';
import { fillInBulk } from './bulk.ts';
import { setUpGerland } from './set-up-gerland.ts';

const MEMBERS = 5_000;
const DEVICES = 300;
const DAYS = 3 * 365;
const VISITS_A_DAY = 45;
const SESSIONS_A_DAY = 20;
const LOANS_A_DAY = 10;
/** Of today: who is in, with a device. */
const PRESENT = 12;
const OUT = 8;

export interface DeskStore {
  readonly folder: string;
  readonly passphrase: string;
}

/** An antenne set up as an administrator does it; `full`: with 5 000 members, 300 devices and three years of days, and people in the room. */
export function deskStore(scratch: Scratch, kind: 'full' | 'empty'): Promise<DeskStore> {
  return scratch.once(`desk-${kind}`, async () => {
    const folder = scratch.folder(`desk-${kind}`);
    const passphrase = await setUpGerland(folder);
    if (kind === 'full')
      fillInBulk(join(folder, 'accueil.db'), ['members', 'cards', 'visits', 'workstation_sessions', 'devices', 'loans', 'day_closings'], fill);
    flushFolder(folder);
    return { folder, passphrase };
  });
}

function fill(db: Database.Database): void {
  const member = db.prepare(
    `INSERT INTO members (id, uid, first_name, last_name, search_key, birth_year, district, home_site, programme, created_at)
     VALUES (?, randomblob(16), ?, ?, ?, 2005, '7', 'GER', 'cej', 0)`,
  );
  for (let id = 1; id <= MEMBERS; id++) member.run(id, `Aya${id % 97}`, `Exemple${id}`, `aya${id % 97} exemple${id}`);
  db.exec(`INSERT INTO cards (card_id, member_id, key_number, issued_at) SELECT randomblob(5), id, 1, 0 FROM members`);
  const device = db.prepare('INSERT INTO devices (id, name, label, kind) VALUES (?, ?, ?, ?)');
  for (let id = 1; id <= DEVICES; id++) device.run(id, `PC ${id}`, labelText('device', lettersOf(id)), id % 3 === 0 ? 'tablet' : 'laptop');
  const past = { days: DAYS, today: BENCH_DAY };
  const dayOf = (perDay: number): string => `date(@today, ((i / ${perDay}) - @days) || ' days')`;
  const rows = (perDay: number): string => `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @days * ${perDay}),
    d AS (SELECT i, ${dayOf(perDay)} AS day, unixepoch(${dayOf(perDay)}) * 1000 + 28800000 + (i % ${perDay}) * 600000 AS at FROM n)`;
  db.prepare(`${rows(1)} INSERT INTO day_closings (day, closed_at) SELECT day, at + 36000000 FROM d`).run(past);
  db.prepare(
    `${rows(VISITS_A_DAY)} INSERT INTO visits (fact_id, rev, member_id, day, arrived_at, left_at, is_new, purpose, quality)
     SELECT randomblob(16), 2, 1 + (i * 7) % ${MEMBERS}, day, at, at + 2700000, i < ${MEMBERS}, 'free-access', 'measured' FROM d`,
  ).run(past);
  db.prepare(
    `${rows(SESSIONS_A_DAY)} INSERT INTO workstation_sessions (fact_id, rev, workstation_id, day, started_at, ends_at, ended_at)
     SELECT randomblob(16), 2, 1 + i % 8, day, at, at + 3600000, at + 2400000 FROM d`,
  ).run(past);
  db.prepare(
    `${rows(LOANS_A_DAY)} INSERT INTO loans (fact_id, rev, device_id, member_id, visit_id, place, day, lent_at, due_at, returned_at)
     SELECT randomblob(16), 2, 1 + (i * 7) % ${DEVICES}, 1 + (i * 13) % ${MEMBERS}, 1 + i, 'on-site', day, at, at + 7200000, at + 3600000 FROM d`,
  ).run(past);
  const now = benchNow();
  const visit = db.prepare("INSERT INTO visits (fact_id, member_id, day, arrived_at, is_new, purpose) VALUES (randomblob(16), ?, ?, ?, 0, 'free-access')");
  const loan = db.prepare(
    "INSERT INTO loans (fact_id, device_id, member_id, visit_id, place, day, lent_at, due_at) VALUES (randomblob(16), ?, ?, ?, 'on-site', ?, ?, ?)",
  );
  for (let one = 1; one <= PRESENT; one++) {
    const { lastInsertRowid } = visit.run(one, BENCH_DAY, now - one * 60_000);
    if (one <= OUT) loan.run(one, one, lastInsertRowid, BENCH_DAY, now - one * 30_000, now + 7_200_000);
  }
}

/** Seven letters that no other device of this store has. */
function lettersOf(id: number): string {
  const letters = 'BCDEFGHJKNPRSTVX';
  return Array.from({ length: 7 }, (_, at) => letters.charAt((id >> (at * 4)) & 15)).join('');
}
