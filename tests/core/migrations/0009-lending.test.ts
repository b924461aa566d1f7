import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessoriesOf, allDevices } from '../../../shared/core/devices/device-store.ts';
import { openLoans } from '../../../shared/core/loans/loan-store.ts';
import { lending } from '../../../shared/core/migrations/0009-lending.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { pendingAt } from '../../../shared/core/scans/pending-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';
import { openStore, type Writable } from '../../../shared/db/open-store.ts';

let folder = '';
let db: Writable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-'));
  db = openStore(join(folder, 'accueil.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

test('devices and loans of before are all there, each device with what its kind usually has', () => {
  migrate(db, migrations.slice(0, lending.version - 1), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at)
      VALUES (1, randomblob(16), 'Aya', 'Benali', 'aya benali', 'GER', 'cej', 0);
    INSERT INTO devices (id, name, label, kind, state) VALUES (1, 'PC 1', 'KBBBBBBBB', 'laptop', 'available'), (2, 'Casque', 'KCCCCCCCC', 'other', 'repair');
    INSERT INTO loans (fact_id, device_id, member_id, place, day, lent_at, due_at) VALUES (randomblob(16), 1, 1, 'take-home', '2026-11-20', 5, 9);
    INSERT INTO pending_halves (window_id, half, subject_id, until) VALUES ('desk-1', 'device', 1, 100);`);
  migrate(db, migrations, () => undefined);
  expect(allDevices(db)).toMatchObject([
    { name: 'PC 1', state: 'available', serial: '', valueCents: null, purchasedOn: null, atSite: null },
    { name: 'Casque', state: 'repair' },
  ]);
  expect(allDevices(db).map((device) => accessoriesOf(db, device.id))).toEqual([['charger', 'mouse'], []]);
  expect(openLoans(db)).toMatchObject([{ deviceId: 1, memberId: 1, place: 'take-home', dueAt: 9 }]);
  expect(pendingAt(db, 'desk-1', 99)).toEqual({ half: 'device', subjectId: 1, until: 100, also: [] });
});
