import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { methods } from '../../shared/contract/methods.ts';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_PASSPHRASE, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
});
afterEach(() => t.stop());

const names = Object.keys(methods) as (keyof typeof methods)[];

describe('who may call what', () => {
  test('the kiosk may call these methods and no others', () => {
    expect(names.filter((name) => (methods[name].roles as readonly string[]).includes('kiosk'))).toEqual([
      'visits.choosePurpose',
      'visits.notMe',
      'visits.leave',
      'visits.stay',
      'charter.read',
      'charter.acceptHere',
      'members.keepLanguage',
      'help.call',
      // One person at most, hinted at and not named; five wrong numbers lock it (arrive-by-number).
      'cards.findByNumber',
      'visits.arriveByNumber',
      'setup.state',
      'site.info',
      'scans.submitKiosk',
      'cameras.report',
      'scanners.status',
    ]);
  });

  test('every other method refuses it before it looks at the input', async () => {
    for (const name of names)
      if (!(methods[name].roles as readonly string[]).includes('kiosk'))
        expect(await t.refusal('kiosk', name, { anything: 1 })).toEqual({ code: 'not-allowed' });
  });

  test('methods that need a person refuse a desk where nobody signed in, and one that is locked', async () => {
    const inputs: Record<string, unknown> = { 'members.search': { text: '' }, 'reports.month': { month: '2026-11' }, 'members.get': { memberId: 1 } };
    for (const name of names) {
      const { staff, input } = methods[name];
      const given = inputs[name] ?? {};
      if (staff && input.safeParse(given).success) expect(await t.refusal('desk', name, given), name).toEqual({ code: 'sign-in-required' });
    }
    await t.signIn();
    await t.ask('desk', 'members.search', { text: '' });
    await t.ask('desk', 'staff.lock', {});
    expect(await t.refusal('desk', 'members.search', { text: '' })).toEqual({ code: 'sign-in-required' });
  });

  test('a desk nobody touches locks by itself; a board that refreshes does not keep it open', async () => {
    await t.signIn();
    for (let minute = 0; minute < 30; minute++) {
      t.clock.advance(60_000);
      const reply = await t.core.call({ role: 'desk', windowId: 'desk-1' }, 'visits.board', {});
      if (!reply.ok) return expect(reply.problem.code).toBe('sign-in-required');
    }
    throw new Error('still open after half an hour');
  });

  test('five wrong passphrases in a row make the sixth wait, the right one too', async () => {
    const attempt = (passphrase: string) => t.ask('desk', 'staff.signIn', { staffId: seed.staffId, passphrase });
    for (let n = 0; n < 10; n++) {
      const outcome = await attempt('not-the-one');
      if (outcome.kind === 'blocked') {
        expect(await attempt(TEST_PASSPHRASE)).toMatchObject({ kind: 'blocked' });
        t.clock.set(Date.parse(outcome.until) + 1_000);
        return expect(await attempt(TEST_PASSPHRASE)).toMatchObject({ kind: 'signed-in' });
      }
      expect(outcome.kind).toBe('wrong');
    }
    throw new Error('never blocked');
  });
});

describe('input that is none', () => {
  const rubbish = [null, 7, 'text', [], { scanId: 'x' }, { __proto__: { a: 1 } }, { scanId: randomUUID(), frame: 'a'.repeat(5_000), source: 'wedge' }];
  test('is refused with the fields at fault, never with a stack', async () => {
    await t.signIn();
    for (const input of rubbish) {
      const problem = await t.refusal('kiosk', 'scans.submitKiosk', input);
      expect(problem.code).toBe('invalid-input');
      expect(JSON.stringify(problem)).not.toMatch(/Error|at .*\.ts/);
    }
    expect(await t.refusal('desk', 'no.such', {})).toEqual({ code: 'unknown-method' });
    expect(await t.refusal('desk', '__proto__', {})).toEqual({ code: 'unknown-method' });
  });
});

describe('scans that are not ours', () => {
  const foreign = {
    url: 'https://example.org/private?token=very-secret-token',
    'boarding pass': 'M1DUPONT/MARIE MRS   EABC123 LYSCDGAF 7641 328M001A0025 100',
    'wi-fi code': 'WIFI:T:WPA;S:Livebox-1234;P:my-home-password;;',
    vcard: 'BEGIN:VCARD\nFN:Marie Dupont\nTEL:0600000000\nEND:VCARD',
    'four kilobytes': 'Q'.repeat(4_096),
    'control characters': '\u000f\u001b[A\u0000\u0008CBBBB',
    binary: String.fromCharCode(...Array.from({ length: 200 }, (_, n) => n % 256)),
    emoji: '👩‍👩‍👧‍👦'.repeat(20),
    empty: '',
  };
  test.each(Object.entries(foreign))('a %s is no card, at both windows', async (_name, frame) => {
    expect(await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'camera' })).toEqual({ kind: 'not-ours' });
    await t.signIn();
    expect(await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' })).toEqual({ kind: 'not-ours' });
  });

  test('their text is kept nowhere: neither in the store nor in its journal', async () => {
    for (const frame of Object.values(foreign)) await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
    const bytes = readdirSync(t.folder)
      .filter((file) => file.startsWith('accueil.db'))
      .map((file) => readFileSync(join(t.folder, file), 'latin1'))
      .join('');
    for (const secret of ['very-secret-token', 'DUPONT', 'my-home-password', 'Marie Dupont']) expect(bytes).not.toContain(secret);
    expect(bytes).toContain('not-ours');
  });

  test('a forged, a truncated and a doubled card open no visit', async () => {
    const { code } = seed.member();
    const forged = memberCardText(1, '0102030405', '00000000');
    for (const frame of [forged, code.slice(0, 19), code + code, code.replace(/.$/, 'B'), code.slice(1)]) {
      if (frame === code) continue;
      expect((await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' })).kind).toBe('not-ours');
    }
    await t.signIn();
    expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 0 });
  });

  test('two scanners at once: both persons arrive, each once', async () => {
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    const send = (frame: string, source: 'wedge' | 'hid') => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source });
    const outcomes = await Promise.all([send(aya.code, 'wedge'), send(noe.code, 'hid'), send(aya.code, 'hid'), send(noe.code, 'wedge')]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['checked-in', 'checked-in', 'duplicate', 'duplicate']);
  });

  test('no text whatever breaks the kiosk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (frame) => {
        t.clock.advance(60_000);
        const { kind } = await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'camera' });
        expect(kind).toBe('not-ours');
      }),
      { numRuns: 200 },
    );
  });
});
