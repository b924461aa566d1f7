import { createHmac } from 'node:crypto';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { DeviceId, MemberId, StaffId, WorkstationId } from '../../shared/domain/brand.ts';
import { labelText, memberCardText } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { verifierOf } from '../../shared/contract/secret-verifier.ts';
import { TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE, type TestCore } from './test-core.ts';

/** Rows put straight into the store, so that a test of one feature needs no other feature. */
export interface SeededMember {
  readonly memberId: MemberId;
  readonly code: string;
}
export interface Seed {
  member(given?: { firstName?: string; lastName?: string; birthYear?: number; programme?: string; district?: string }): SeededMember;
  workstation(name: string): { workstationId: WorkstationId; code: string };
  device(name: string, kind?: string): { deviceId: DeviceId; code: string };
  readonly staffId: StaffId;
}

/** Gerland among five antennes, open from 0:00 to 24:00, and one staff person (`test.signIn()`). */
export const seedGerland = (test: TestCore): Seed => seedSite(test, 'GER');

/** The same at any of the five. */
export function seedSite(test: TestCore, here: 'PEN' | 'VOL' | 'GER' | 'DUC' | 'BAC'): Seed {
  const db = new Database(join(test.folder, 'accueil.db'));
  db.pragma('foreign_keys = ON');
  const sites: [string, string, string[]][] = [
    ['PEN', 'Pentes', ['1', '2', '4']],
    ['VOL', 'Voltaire', ['3', '6']],
    ['GER', 'Gerland', ['7']],
    ['DUC', 'Duchère', ['5', '9']],
    ['BAC', 'Bachut', ['8']],
  ];
  sites.forEach(([code, name, districts], position) => {
    db.prepare('INSERT INTO sites (code, name, position, is_here) VALUES (?, ?, ?, ?)').run(code, name, position, code === here ? 1 : 0);
    for (const district of districts) db.prepare('INSERT INTO site_districts (site_code, district) VALUES (?, ?)').run(code, district);
  });
  const opening = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 }));
  for (const [key, value] of Object.entries({ mode: 'real', opening, frameworkAsked: false }))
    db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run(key, JSON.stringify(value));
  db.prepare('INSERT INTO outbox_log (only_row, log_id) VALUES (1, ?)').run(Buffer.alloc(16, 7));
  db.prepare("INSERT INTO staff (id, name, verifier, created_at) VALUES (1, 'Camille', ?, 0)").run(
    verifierOf({ secret: TEST_PASSPHRASE, pepper: TEST_ORG_KEY, salt: Buffer.alloc(16), logN: 4 }),
  );
  let drawn = 0;
  const letters = (n: number): string =>
    createHmac('sha256', 'label')
      .update(String(n))
      .digest('hex')
      .slice(0, 7)
      .replace(/./g, (d) => 'BCDEFGHJKNPRSTVX'.charAt(Number.parseInt(d, 16)));
  return {
    staffId: 1 as StaffId,
    member: (given = {}) => {
      const n = ++drawn;
      const { firstName = 'Aya', lastName = `Benali${n}`, birthYear = 2005, programme = 'cej', district = '7' } = given;
      const uid = createHmac('sha256', 'uid').update(String(n)).digest().subarray(0, 16);
      const row = db
        .prepare(
          "INSERT INTO members (uid, first_name, last_name, search_key, birth_year, district, home_site, programme, created_at) VALUES (?, ?, ?, ?, ?, ?, 'GER', ?, 0)",
        )
        .run(uid, firstName, lastName, `${firstName} ${lastName}`.toLowerCase(), birthYear, district, programme);
      const cardId = createHmac('sha256', 'card').update(String(n)).digest().subarray(0, 5);
      db.prepare('INSERT INTO cards (card_id, member_id, key_number, issued_at) VALUES (?, ?, 1, 0)').run(cardId, row.lastInsertRowid);
      const hex = cardId.toString('hex');
      return { memberId: Number(row.lastInsertRowid) as MemberId, code: memberCardText(1, hex, cardTag(TEST_CARD_KEY, 1, hex)) };
    },
    workstation: (name) => {
      const code = labelText('workstation', letters(++drawn));
      const row = db.prepare('INSERT INTO workstations (name, label, position) VALUES (?, ?, ?)').run(name, code, drawn);
      return { workstationId: Number(row.lastInsertRowid) as WorkstationId, code };
    },
    device: (name, kind = 'laptop') => {
      const code = labelText('device', letters(++drawn));
      const row = db.prepare('INSERT INTO devices (name, label, kind) VALUES (?, ?, ?)').run(name, code, kind);
      return { deviceId: Number(row.lastInsertRowid) as DeviceId, code };
    },
  };
}
