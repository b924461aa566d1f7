import { describe, expect, test } from 'vitest';
import { CHARTER_MS, CHOICE_MS, type KioskEvent, IDLE_MS, lastsMs, nextKiosk, STAY_MS, startKiosk } from '../../renderer/kiosk/kiosk-machine.ts';
import { tuneOf } from '../../renderer/kiosk/tune-of.ts';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';

const visitId = 1 as never;
const at = '2026-11-24T08:05:00.000Z';
/** Every outcome that the core may answer. */
const outcomes = {
  'checked-in': { kind: 'checked-in', visitId, firstName: 'Aya', at, purposes: ['free-access'] },
  'already-here': { kind: 'already-here', visitId, firstName: 'Aya', since: at, waiting: null },
  'checked-out': { kind: 'checked-out', visitId, firstName: 'Aya', minutes: 65, devicesOut: [] },
  provisional: { kind: 'provisional', visitId, at, purposes: [] },
  'unknown-card': { kind: 'unknown-card' },
  'replaced-card': { kind: 'replaced-card' },
  'pass-refused': { kind: 'pass-refused', why: 'expired' },
  'wrong-kind': { kind: 'wrong-kind', scanned: 'device' },
  'not-ours': { kind: 'not-ours' },
  closed: { kind: 'closed', opensAt: null },
} as const satisfies Record<Exclude<KioskOutcome['kind'], 'duplicate'>, KioskOutcome>;
const shownAs = {
  'checked-in': 'noted',
  'already-here': 'alreadyHere',
  'checked-out': 'goodbye',
  provisional: 'noted',
  'unknown-card': 'help',
  'replaced-card': 'help',
  'pass-refused': 'help',
  'wrong-kind': 'help',
  'not-ours': 'help',
  closed: 'closed',
} as const satisfies Record<keyof typeof outcomes, string>;
const names = Object.keys(outcomes) as (keyof typeof outcomes)[];

let n = 0;
/** The kiosk with its time moved by hand. */
const start = () => {
  let state = startKiosk(6_000);
  let elapsed = 0;
  const send = (event: KioskEvent): void => {
    const before = state.turn;
    state = nextKiosk(state, event);
    if (state.turn !== before) elapsed = 0;
  };
  return {
    screen: () => state.screen,
    state: () => state,
    send,
    scan: (outcome: KioskOutcome, scanId = `scan-${n++}`, when = 0) => send({ type: 'OUTCOME', outcome, scanId, at: when }),
    wait: (ms: number) => {
      elapsed += ms;
      const lasts = lastsMs(state);
      if (lasts !== null && elapsed >= lasts) send({ type: 'TIME_IS_UP', turn: state.turn });
    },
  };
};

describe('the kiosk', () => {
  test.each(names)('shows %s, returns to waiting by itself and keeps no trace', (name) => {
    const kiosk = start();
    kiosk.scan(outcomes[name]);
    expect(kiosk.screen()).toBe(shownAs[name]);
    kiosk.wait(CHOICE_MS + 1);
    expect(kiosk.screen()).toBe('waiting');
    expect(kiosk.state()).toMatchObject({ outcome: null, purpose: null });
  });

  test('the next scan always wins, from any screen to any other', () => {
    for (const before of names) {
      for (const after of names) {
        const kiosk = start();
        kiosk.scan(outcomes[before]);
        kiosk.scan(outcomes[after]);
        expect(kiosk.screen(), `${after} after ${before}`).toBe(shownAs[after]);
        expect(kiosk.state().outcome).toEqual(outcomes[after]);
      }
    }
  });

  test('a duplicate and the same answer again change nothing, and do not lengthen the screen', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-out'], 'one');
    kiosk.wait(STAY_MS - 100);
    kiosk.scan({ kind: 'duplicate' });
    kiosk.scan(outcomes['checked-out'], 'one');
    expect(kiosk.screen()).toBe('goodbye');
    kiosk.wait(100);
    expect(kiosk.screen()).toBe('waiting');
  });

  test('one touch chooses and thanks; touching elsewhere gives more time', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-in']);
    kiosk.wait(CHOICE_MS - 1);
    kiosk.send({ type: 'TOUCH' });
    kiosk.wait(CHOICE_MS - 1);
    expect(kiosk.screen()).toBe('noted');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    expect(kiosk.screen()).toBe('thanked');
    kiosk.wait(2_500);
    expect(kiosk.screen()).toBe('waiting');
  });

  test('a place in the queue is shown to the one who asked, and to nobody who scanned since', () => {
    const place = { kind: 'workstation', place: 2, minutes: 15, called: false } as const;
    const kiosk = start();
    kiosk.scan(outcomes['checked-in'], 'aya');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    kiosk.send({ type: 'PLACED', place, shownId: 'aya' });
    expect(kiosk.screen()).toBe('placed');
    expect(kiosk.state().place).toEqual(place);
    kiosk.wait(6_000);
    expect(kiosk.screen()).toBe('waiting');
    expect(kiosk.state().place).toBeNull();

    kiosk.scan(outcomes['checked-in'], 'aya-again');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    kiosk.scan(outcomes['checked-in'], 'noe');
    kiosk.send({ type: 'PLACED', place, shownId: 'aya-again' });
    expect(kiosk.screen()).toBe('noted');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    kiosk.send({ type: 'PLACED', place, shownId: 'aya-again' });
    expect(kiosk.screen()).toBe('thanked');
  });

  test('eleven youths at the door: screens shorten and nobody waits for a choice', () => {
    const kiosk = start();
    for (let i = 0; i < 6; i++) kiosk.scan(outcomes['checked-in'], `rush-${i}`, 1_000 + i * 2_000);
    kiosk.wait(2_500);
    expect(kiosk.screen()).toBe('waiting');
  });

  test('a core that does not answer is said, and a scan or an answer ends it', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-in']);
    kiosk.send({ type: 'SILENT' });
    expect(kiosk.screen()).toBe('outOfOrder');
    expect(kiosk.state().outcome).toBeNull();
    kiosk.wait(600_000);
    expect(kiosk.screen()).toBe('outOfOrder');
    kiosk.send({ type: 'ANSWERS' });
    expect(kiosk.screen()).toBe('waiting');
  });

  test('"ce n’est pas moi" wipes the name at once', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-in']);
    kiosk.send({ type: 'NOT_ME' });
    expect(kiosk.screen()).toBe('withdrawn');
    expect(JSON.stringify(kiosk.state())).not.toContain('Aya');
  });

  test('a first visit shows the charter, one touch goes on; untouched it is for another time, and a scan or a rush goes before it', () => {
    const first = { ...outcomes['checked-in'], charter: 2 };
    const kiosk = start();
    kiosk.scan(first);
    expect(kiosk.screen()).toBe('charter');
    kiosk.wait(CHARTER_MS - 1);
    kiosk.send({ type: 'TOUCH' });
    kiosk.wait(CHARTER_MS - 1);
    expect(kiosk.screen()).toBe('charter');
    kiosk.send({ type: 'CHARTER_DONE' });
    expect(kiosk.screen()).toBe('noted');
    kiosk.wait(CHOICE_MS);
    expect(kiosk.state()).toMatchObject({ screen: 'waiting', outcome: null });
    kiosk.scan(first);
    kiosk.wait(CHARTER_MS);
    expect(kiosk.screen()).toBe('waiting');
    kiosk.scan(first);
    kiosk.scan(outcomes['checked-out']);
    expect(kiosk.screen()).toBe('goodbye');
    kiosk.send({ type: 'CHARTER_DONE' });
    expect(kiosk.screen()).toBe('goodbye');
    for (let i = 0; i < 3; i++) kiosk.scan(first, `rush-${i}`);
    expect(kiosk.screen()).toBe('noted');
  });

  test('a language is chosen before the scan, holds for this visit, and is gone with it', () => {
    const kiosk = start();
    kiosk.send({ type: 'LANGUAGES' });
    expect(kiosk.screen()).toBe('languages');
    kiosk.wait(CHOICE_MS);
    expect(kiosk.screen()).toBe('waiting');
    kiosk.send({ type: 'LANGUAGES' });
    kiosk.send({ type: 'SPEAK', language: 'ar' });
    expect(kiosk.state()).toMatchObject({ screen: 'waiting', language: 'ar' });
    kiosk.scan(outcomes['checked-in']);
    expect(kiosk.state().language).toBe('ar');
    kiosk.wait(CHOICE_MS - 1);
    kiosk.send({ type: 'KEPT' });
    kiosk.wait(CHOICE_MS - 1);
    expect(kiosk.state()).toMatchObject({ screen: 'noted', language: 'ar', kept: true });
    kiosk.scan(outcomes['checked-out']);
    expect(kiosk.state()).toMatchObject({ language: 'ar', kept: false });
    kiosk.wait(STAY_MS);
    expect(kiosk.state()).toMatchObject({ screen: 'waiting', language: null });
    kiosk.send({ type: 'SPEAK', language: 'uk' });
    kiosk.wait(IDLE_MS);
    expect(kiosk.state().language).toBeNull();
    kiosk.send({ type: 'SPEAK', language: 'uk' });
    kiosk.scan(outcomes['checked-in']);
    kiosk.scan({ ...outcomes['checked-in'], visitId: 2 as never });
    expect(kiosk.state().language).toBeNull();
    kiosk.send({ type: 'LANGUAGES' });
    expect(kiosk.screen()).toBe('noted');
  });

  test('a forgotten card: letters, a first letter to know oneself by, then what a scan shows; idle, nothing stays', () => {
    const kiosk = start();
    kiosk.send({ type: 'FORGOT' });
    kiosk.wait(IDLE_MS - 1);
    kiosk.send({ type: 'TOUCH' });
    kiosk.wait(IDLE_MS - 1);
    expect(kiosk.screen()).toBe('forgotten');
    kiosk.send({ type: 'FOUND', hint: 'A••' });
    expect(kiosk.state()).toMatchObject({ screen: 'found', hint: 'A••' });
    kiosk.send({ type: 'FORGOT' });
    expect(kiosk.state()).toMatchObject({ screen: 'forgotten', hint: null });
    kiosk.send({ type: 'NOT_FOUND' });
    expect(kiosk.screen()).toBe('notFound');
    kiosk.send({ type: 'RESTART' });
    kiosk.send({ type: 'FOUND', hint: 'Z••' });
    expect(kiosk.state()).toMatchObject({ screen: 'waiting', hint: null });
    kiosk.send({ type: 'FORGOT' });
    kiosk.send({ type: 'FOUND', hint: 'A••' });
    kiosk.scan(outcomes['checked-in']);
    expect(kiosk.state()).toMatchObject({ screen: 'noted', hint: null });
    kiosk.send({ type: 'RESTART' });
    kiosk.wait(CHOICE_MS);
    kiosk.send({ type: 'FORGOT' });
    kiosk.wait(IDLE_MS);
    expect(kiosk.screen()).toBe('waiting');
  });

  test('every outcome has a tune', () => {
    for (const name of names) expect(tuneOf(outcomes[name])).toBeTruthy();
  });
});
