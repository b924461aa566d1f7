import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';

const MINUTE = 60_000;
gerlandForEachTest();

const scan = async (frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
const undo = (): Promise<DeskOutcome> => t.ask('desk', 'undo.last', { actionId: randomUUID() });
const later = async (minutes: number): Promise<void> => {
  t.clock.advance(minutes * MINUTE);
  await t.signIn();
};
const facts = (): readonly { kind: string; rev: number }[] => {
  const db = new Database(join(t.folder, 'accueil.db'), { readonly: true });
  try {
    return db.prepare('SELECT kind, rev FROM facts ORDER BY seq').all() as { kind: string; rev: number }[];
  } finally {
    db.close();
  }
};

describe('lending', () => {
  test('person then device, and device then person, are the same loan; the person arrives by it', async () => {
    const aya = seed.member();
    const noe = seed.member({ firstName: 'Noé' });
    const [one, two] = [seed.device('PC 1'), seed.device('PC 2')];
    expect(await scan(aya.code)).toMatchObject({ kind: 'person-selected', arrived: true });
    expect(await scan(one.code)).toMatchObject({ kind: 'lent', warnings: [], returnedFrom: null });
    expect(await scan(two.code)).toMatchObject({ kind: 'device-selected' });
    expect(await scan(noe.code)).toMatchObject({ kind: 'lent', device: { name: 'PC 2' } });
    expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 2 });
  });

  test('a device alone comes back, whoever holds it, and says how late', async () => {
    const aya = seed.member();
    const pc = seed.device('PC 1');
    await scan(aya.code);
    await scan(pc.code);
    await later(30);
    expect(await scan(pc.code)).toMatchObject({ kind: 'returned', lateMinutes: 0, person: { name: 'Aya B.' } });
    await scan(aya.code);
    await scan(pc.code);
    t.clock.set(Date.parse('2026-11-24T17:00:00.000Z'));
    await t.signIn();
    expect(await scan(pc.code)).toMatchObject({ kind: 'returned', lateMinutes: 30 });
  });

  test('a device that somebody else holds is returned and lent in one pair', async () => {
    const aya = seed.member();
    const noe = seed.member({ firstName: 'Noé', lastName: 'Martin' });
    const pc = seed.device('PC 1');
    await scan(aya.code);
    await scan(pc.code);
    await scan(noe.code);
    expect(await scan(pc.code)).toMatchObject({ kind: 'lent', person: { name: 'Noé M.' }, returnedFrom: { name: 'Aya B.' } });
    expect((await t.ask('desk', 'loans.list', {})).length).toBe(1);
  });

  test('a second and a late loan are said, then passed', async () => {
    const aya = seed.member();
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    t.clock.advance(121_000);
    await scan(aya.code);
    expect(await scan(seed.device('PC 2').code)).toMatchObject({ kind: 'lend-warned', warnings: ['second-loan'] });
    expect(await t.ask('desk', 'loans.goOn', { actionId: randomUUID(), reason: 'card' })).toMatchObject({ kind: 'lent', warnings: ['second-loan'] });
  });

  test('a half waits thirty seconds and no longer; the newest person replaces it', async () => {
    const aya = seed.member();
    const noe = seed.member({ firstName: 'Noé' });
    const pc = seed.device('PC 1');
    await scan(aya.code);
    t.clock.advance(31_000);
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-selected' });
    t.clock.advance(31_000);
    await scan(aya.code);
    await scan(noe.code);
    expect(await scan(pc.code)).toMatchObject({ kind: 'lent', person: { name: expect.stringMatching(/^Noé/) } });
  });

  test('the same frame twice within a second and a half is one scan', async () => {
    const aya = seed.member();
    await scan(aya.code);
    const pc = seed.device('PC 1');
    await scan(pc.code);
    t.clock.advance(1_000);
    expect(await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame: pc.code, source: 'wedge' })).toEqual({ kind: 'duplicate' });
    expect((await t.ask('desk', 'loans.list', {})).length).toBe(1);
  });
});

describe('workstations', () => {
  test('a session begins by two scans, is extended, ends by one, and counts its minutes', async () => {
    const aya = seed.member();
    const post = seed.workstation('Poste 1');
    await scan(aya.code);
    const started = await scan(post.code);
    expect(started).toMatchObject({ kind: 'session-started' });
    if (started.kind !== 'session-started') throw new Error('no session');
    expect(Date.parse(started.endsAt) - t.clock.now()).toBe(60 * MINUTE);
    await later(20);
    const extended = await t.ask('desk', 'workstations.extend', { actionId: randomUUID(), sessionId: started.sessionId, minutes: 30 });
    expect(extended).toMatchObject({ kind: 'session-extended' });
    if (extended.kind === 'session-extended') expect(Date.parse(extended.endsAt)).toBe(Date.parse(started.endsAt) + 30 * MINUTE);
    expect(await scan(post.code)).toMatchObject({ kind: 'session-ended', minutes: 20 });
  });

  test('an occupied workstation is not taken, and its user is not named to the next', async () => {
    const post = seed.workstation('Poste 1');
    await scan(seed.member().code);
    await scan(post.code);
    await scan(seed.member({ firstName: 'Noé' }).code);
    const refused = await scan(post.code);
    expect(refused).toMatchObject({ kind: 'workstation-occupied' });
    expect(JSON.stringify(refused)).not.toContain('Aya');
  });

  test('leaving ends the session', async () => {
    const aya = seed.member();
    await scan(aya.code);
    await scan(seed.workstation('Poste 1').code);
    await later(40);
    const [first] = (await t.ask('desk', 'visits.board', {})).rows;
    if (first === undefined) throw new Error('nobody');
    await t.ask('desk', 'visits.depart', { actionId: randomUUID(), visitId: first.visitId });
    expect((await t.ask('desk', 'reports.month', { month: '2026-11' })).totals).toMatchObject({ workstationSessions: 1, workstationMinutes: 40 });
  });
});

describe('undo', () => {
  test('takes back act after act, newest first, each as a compensating fact', async () => {
    const aya = seed.member();
    const pc = seed.device('PC 1');
    await scan(aya.code);
    await scan(pc.code);
    await scan(pc.code);
    const before = facts().length;
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'return' } });
    expect((await t.ask('desk', 'loans.list', {})).length).toBe(1);
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'lend' } });
    expect((await t.ask('desk', 'loans.list', {})).length).toBe(0);
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'arrival' } });
    expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 0, visitsToday: 0 });
    expect(await undo()).toEqual({ kind: 'nothing-to-undo' });
    // Nothing is rewritten: every undo appended a revision.
    expect(facts().length).toBeGreaterThanOrEqual(before + 3);
    expect((await t.ask('desk', 'reports.month', { month: '2026-11' })).totals).toMatchObject({ visits: 0, loans: 0 });
  });

  test('is over after ten minutes', async () => {
    await scan(seed.member().code);
    await later(11);
    expect(await undo()).toEqual({ kind: 'nothing-to-undo' });
  });
});

describe('closing the day', () => {
  test('closes forgotten visits as estimated, keeps loans, says so before, and is the same when repeated', async () => {
    const aya = seed.member();
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    await scan(seed.member({ firstName: 'Noé' }).code);
    await scan(seed.workstation('Poste 1').code);
    t.clock.set(Date.parse('2026-11-24T17:10:00.000Z'));
    await t.signIn();
    expect(await t.ask('desk', 'closing.preview', {})).toMatchObject({ openVisits: 2, openSessions: 1 });
    const actionId = randomUUID();
    const closed = await t.ask('desk', 'closing.close', { actionId });
    expect(await t.ask('desk', 'closing.close', { actionId })).toEqual(closed);
    expect((await t.ask('desk', 'reports.month', { month: '2026-11' })).totals).toMatchObject({ visits: 2, estimatedVisits: 2, openVisits: 0, loans: 1 });
    expect((await t.ask('desk', 'loans.list', {})).length).toBe(1);
    expect(await t.ask('kiosk', 'site.info', {})).toMatchObject({ dayClosed: true });
  });
});

describe('a locked desk', () => {
  test('keeps arrivals and returns, names nobody, and shows nothing', async () => {
    const aya = seed.member();
    const pc = seed.device('PC 1');
    await scan(aya.code);
    await scan(pc.code);
    await t.ask('desk', 'staff.lock', {});
    const back = await scan(pc.code);
    expect(back).toEqual({ kind: 'locked', done: 'return' });
    expect(await scan(seed.member({ firstName: 'Noé' }).code)).toEqual({ kind: 'locked', done: 'arrival' });
    expect(await t.refusal('desk', 'visits.board', {})).toEqual({ code: 'sign-in-required' });
    await t.signIn();
    expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 2 });
    expect((await t.ask('desk', 'loans.list', {})).length).toBe(0);
  });
});

describe('what must never be, the store itself refuses', () => {
  const refused = (sql: string): string => {
    const db = new Database(join(t.folder, 'accueil.db'));
    db.pragma('foreign_keys = ON');
    try {
      db.exec(sql);
      return 'accepted';
    } catch (error) {
      return error instanceof Error ? error.message : 'refused';
    } finally {
      db.close();
    }
  };
  const columns = (table: string, except: readonly string[]): string => {
    const db = new Database(join(t.folder, 'accueil.db'), { readonly: true });
    const names = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).filter((name) => !except.includes(name));
    db.close();
    return names.join(', ');
  };
  const twin = (table: string): string => {
    const rest = columns(table, ['id', 'fact_id']);
    return `INSERT INTO ${table} (fact_id, ${rest}) SELECT randomblob(16), ${rest} FROM ${table} LIMIT 1`;
  };

  test('two open visits of one person, two loans of one device, two sessions on one workstation', async () => {
    await scan(seed.member().code);
    await scan(seed.device('PC 1').code);
    await scan(seed.member({ firstName: 'Noé' }).code);
    await scan(seed.workstation('Poste 1').code);
    for (const table of ['visits', 'loans', 'workstation_sessions']) expect(refused(twin(table)), table).toMatch(/UNIQUE/);
  });

  test('a changed or removed fact, and a gap in their sequence', async () => {
    await scan(seed.member().code);
    expect(refused("UPDATE facts SET payload = '{}'")).toMatch(/append-only/);
    expect(refused('DELETE FROM facts')).toMatch(/append-only/);
    const rest = columns('facts', ['seq', 'id']);
    expect(refused(`INSERT INTO facts (seq, id, ${rest}) SELECT seq + 5, randomblob(16), ${rest} FROM facts LIMIT 1`)).toMatch(/gapless/);
  });

  test('a visit that ends before it began, an unknown purpose, a loan of nothing', async () => {
    await scan(seed.member().code);
    await scan(seed.device('PC 1').code);
    expect(refused("UPDATE visits SET left_at = arrived_at - 1, quality = 'measured'")).toMatch(/CHECK/);
    expect(refused("UPDATE visits SET purpose = 'coffee'")).toMatch(/CHECK/);
    expect(refused('UPDATE loans SET device_id = 999')).toMatch(/FOREIGN KEY/);
  });
});
