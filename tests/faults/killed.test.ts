import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthReport } from '../support/month-at-central.ts';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import type { Reply, Role } from '../../shared/contract/methods.ts';
import { startTestCentral } from '../support/central.ts';
import { type OwnProcess, startOwnProcess } from '../support/own-process.ts';
import { seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE, TUESDAY_0905 } from '../support/test-core.ts';

const MINUTE = 60_000;
const scratch = mkdtempSync(join(tmpdir(), 'accueil-kill-'));
const seeded = join(scratch, 'seeded');
let central: Awaited<ReturnType<typeof startTestCentral>>;
const codes: Record<'aya' | 'noe' | 'ines' | 'laptop' | 'post', string> = { aya: '', noe: '', ines: '', laptop: '', post: '' };

interface Step {
  readonly name: string;
  /** Minutes after 9:05. */
  readonly at: number;
  readonly role: Role;
  readonly method: string;
  readonly input: (replies: ReadonlyMap<string, Reply>) => unknown;
}
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const scan = (name: string, at: number, role: Role, whose: keyof typeof codes): Step => ({
  name,
  at,
  role,
  method: role === 'kiosk' ? 'scans.submitKiosk' : 'scans.submitDesk',
  input: () => ({ scanId: uuid(Math.round(at * 100) + (role === 'kiosk' ? 0 : 50)), frame: codes[whose], source: 'wedge' }),
});
const valueOf = (replies: ReadonlyMap<string, Reply>, name: string): Record<string, unknown> => {
  const reply = replies.get(name);
  if (reply?.ok !== true) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.value as Record<string, unknown>;
};

/** The day at Gerland, from the first scan to the last upload. */
const story: readonly Step[] = [
  scan('Aya arrives', 0, 'kiosk', 'aya'),
  {
    name: 'Aya chooses',
    at: 0.1,
    role: 'kiosk',
    method: 'visits.choosePurpose',
    input: (replies) => ({ actionId: uuid(1), visitId: valueOf(replies, 'Aya arrives').visitId, purpose: 'online-procedure' }),
  },
  scan('Noé arrives', 1, 'kiosk', 'noe'),
  scan('Inès arrives', 2, 'kiosk', 'ines'),
  scan('Aya is selected', 10, 'desk', 'aya'),
  scan('Aya is seated', 10.1, 'desk', 'post'),
  scan('the laptop is selected', 11, 'desk', 'laptop'),
  scan('the laptop is lent to Noé', 11.1, 'desk', 'noe'),
  scan('the laptop is returned', 60, 'desk', 'laptop'),
  scan('Noé leaves', 61, 'kiosk', 'noe'),
  scan('the workstation is freed', 62, 'desk', 'post'),
  { name: 'the last act is undone', at: 62.2, role: 'desk', method: 'undo.last', input: () => ({ actionId: uuid(2) }) },
  { name: 'the day is closed', at: 545, role: 'desk', method: 'closing.close', input: () => ({ actionId: uuid(3) }) },
  { name: 'it is sent', at: 546, role: 'desk', method: 'upload.now', input: () => ({}) },
  { name: 'it is sent again', at: 547, role: 'desk', method: 'upload.now', input: () => ({}) },
];

beforeAll(async () => {
  const clock = fakeClock();
  central = await startTestCentral(clock);
  const secrets = fileSecrets(seeded);
  for (const [name, value] of Object.entries({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY })) await secrets.set(name, value);
  const core = await startTestCore({ folder: seeded, secrets, clock });
  const seed = seedGerland(core);
  codes.aya = seed.member({ firstName: 'Aya' }).code;
  codes.noe = seed.member({ firstName: 'Noé' }).code;
  codes.ines = seed.member({ firstName: 'Inès' }).code;
  codes.laptop = seed.device('PC 14').code;
  codes.post = seed.workstation('Poste 2').code;
  await core.stop();
});
afterAll(async () => {
  await central.close();
  rmSync(scratch, { recursive: true, force: true });
});

let antennes = 0;

/** A new antenne on the seeded rows, enrolled at central, and what drives it. */
async function antenne(site: string) {
  const folder = join(scratch, site);
  antennes += 1;
  cpSync(seeded, folder, { recursive: true });
  const db = new Database(join(folder, 'accueil.db'));
  db.prepare('UPDATE outbox_log SET log_id = ?').run(Buffer.from(site.padEnd(16, '.')).subarray(0, 16));
  db.close();
  const replies = new Map<string, Reply>();
  let running: OwnProcess = await startOwnProcess(folder, TUESDAY_0905);
  const signIn = (now: number): Promise<Reply> => running.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, now);
  // Hours pass between steps and a desk locks by itself: a person unlocks it, as here.
  const send = async (step: Step): Promise<Reply> => {
    if (step.role === 'desk') await signIn(TUESDAY_0905 + step.at * MINUTE);
    return await act(step);
  };
  const act = (step: Step): Promise<Reply> => running.call(step.role, step.method, step.input(replies), TUESDAY_0905 + step.at * MINUTE);
  await signIn(TUESDAY_0905);
  const code = await central.createEnrolmentCode('GER', `Terminal ${site}`);
  const enrolled = await running.call('desk', 'upload.enrol', { centralUrl: central.url, code }, TUESDAY_0905);
  expect(enrolled).toMatchObject({ ok: true });
  return {
    replies,
    signIn,
    send,
    act,
    kill: () => running.kill(),
    restart: async (now: number): Promise<void> => {
      running = await startOwnProcess(folder, now);
      expect(await signIn(now)).toMatchObject({ ok: true, value: { kind: 'signed-in' } });
    },
    month: async () => {
      const now = TUESDAY_0905 + 548 * MINUTE;
      await signIn(now);
      return valueOf(new Map([['month', await running.call('desk', 'reports.month', { month: '2026-11' }, now)]]), 'month').totals;
    },
    facts: (): unknown[] => {
      const store = new Database(join(folder, 'accueil.db'), { readonly: true });
      try {
        expect(store.pragma('integrity_check', { simple: true })).toBe('ok');
        return store.prepare('SELECT seq, kind FROM facts ORDER BY seq').all();
      } finally {
        store.close();
      }
    },
  };
}

describe('a killed process', () => {
  let expectedMonth: unknown;
  let expectedFacts: unknown[] = [];
  beforeAll(async () => {
    const calm = await antenne('calm');
    for (const step of story) {
      const reply = await calm.send(step);
      expect(reply, step.name).toMatchObject({ ok: true });
      calm.replies.set(step.name, reply);
    }
    expectedMonth = await calm.month();
    await calm.kill();
    expectedFacts = calm.facts();
    expect(expectedMonth).toMatchObject({ visits: 3, distinctPersons: 3, workstationSessions: 1, loans: 1, estimatedVisits: 2, openVisits: 0 });
  });

  test('between any two steps of the day loses nothing that a screen had confirmed', async () => {
    const killed = await antenne('between');
    for (const step of story) {
      const reply = await killed.send(step);
      expect(reply, step.name).toMatchObject({ ok: true });
      killed.replies.set(step.name, reply);
      await killed.kill();
      const now = TUESDAY_0905 + step.at * MINUTE;
      await killed.restart(now);
      // The same act again, as a page would that never saw the answer: the same answer, and nothing twice.
      if (step.method !== 'upload.now') expect(await killed.send(step), step.name).toEqual(reply);
    }
    expect(await killed.month()).toEqual(expectedMonth);
    await killed.kill();
    expect(killed.facts()).toEqual(expectedFacts);
  });

  test('in the middle of any step leaves all of it or nothing, and the step asked again ends the same day', async () => {
    // Milliseconds between asking and killing: before the core reads it, while it writes, after it answered.
    for (const [round, delay] of [0, 0.5, 2].entries()) {
      const killed = await antenne(`amid-${round}`);
      for (const step of story) {
        await killed.signIn(TUESDAY_0905 + step.at * MINUTE);
        const answered = killed.act(step);
        const until = performance.now() + delay;
        while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
        await killed.kill();
        await killed.restart(TUESDAY_0905 + step.at * MINUTE);
        const reply = await killed.send(step);
        expect(reply, `${step.name} after ${delay} ms`).toMatchObject({ ok: true });
        killed.replies.set(step.name, reply);
        void answered;
      }
      expect(await killed.month(), `after ${delay} ms`).toEqual(expectedMonth);
      await killed.kill();
      expect(killed.facts()).toEqual(expectedFacts);
    }
  }, 120_000);

  test('central counts every antenne once, the killed ones exactly like the calm one', async () => {
    const { sites } = await monthReport(central.db, '2026-11', '2026-11-24' as BusinessDay);
    const gerland = sites.find(({ siteCode }) => siteCode === 'GER')?.totals;
    expect(gerland).toMatchObject({ visits: 3 * antennes, distinctPersons: 3, loans: antennes, workstationSessions: antennes });
  });
});
