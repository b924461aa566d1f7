import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createActor } from 'xstate';
import { CHOICE_MS, kioskMachine, STAY_MS } from '../../renderer/kiosk/kiosk-machine.ts';
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
const start = () => {
  const actor = createActor(kioskMachine, { input: { resultMs: 6_000 } });
  actor.start();
  return {
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    send: actor.send.bind(actor),
    scan: (outcome: KioskOutcome, scanId = `scan-${n++}`, when = Date.now()) => actor.send({ type: 'OUTCOME', outcome, scanId, at: when }),
  };
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the kiosk', () => {
  test.each(names)('shows %s, returns to waiting by itself and keeps no trace', (name) => {
    const kiosk = start();
    kiosk.scan(outcomes[name]);
    expect(kiosk.state()).toBe(shownAs[name]);
    vi.advanceTimersByTime(CHOICE_MS + 1);
    expect(kiosk.state()).toBe('waiting');
    expect(kiosk.context()).toMatchObject({ outcome: null, purpose: null });
  });

  test('the next scan always wins, from any screen to any other', () => {
    for (const before of names) {
      for (const after of names) {
        const kiosk = start();
        kiosk.scan(outcomes[before]);
        kiosk.scan(outcomes[after]);
        expect(kiosk.state(), `${after} after ${before}`).toBe(shownAs[after]);
        expect(kiosk.context().outcome).toEqual(outcomes[after]);
      }
    }
  });

  test('a duplicate and the same answer again change nothing, and do not lengthen the screen', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-out'], 'one');
    vi.advanceTimersByTime(STAY_MS - 100);
    kiosk.scan({ kind: 'duplicate' });
    kiosk.scan(outcomes['checked-out'], 'one');
    expect(kiosk.state()).toBe('goodbye');
    vi.advanceTimersByTime(100);
    expect(kiosk.state()).toBe('waiting');
  });

  test('one touch chooses and thanks; touching elsewhere gives more time', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-in']);
    vi.advanceTimersByTime(CHOICE_MS - 1);
    kiosk.send({ type: 'TOUCH' });
    vi.advanceTimersByTime(CHOICE_MS - 1);
    expect(kiosk.state()).toBe('noted');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    expect(kiosk.state()).toBe('thanked');
    vi.advanceTimersByTime(2_500);
    expect(kiosk.state()).toBe('waiting');
  });

  test('a place in the queue is shown to the one who asked, and to nobody who scanned since', () => {
    const place = { kind: 'workstation', place: 2, minutes: 15, called: false } as const;
    const kiosk = start();
    kiosk.scan(outcomes['checked-in'], 'aya');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    kiosk.send({ type: 'PLACED', place, shownId: 'aya' });
    expect(kiosk.state()).toBe('placed');
    expect(kiosk.context().place).toEqual(place);
    vi.advanceTimersByTime(6_000);
    expect(kiosk.state()).toBe('waiting');
    expect(kiosk.context().place).toBeNull();

    kiosk.scan(outcomes['checked-in'], 'aya-again');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    kiosk.scan(outcomes['checked-in'], 'noe');
    kiosk.send({ type: 'PLACED', place, shownId: 'aya-again' });
    expect(kiosk.state()).toBe('noted');
    kiosk.send({ type: 'CHOSE', purpose: 'free-access' });
    kiosk.send({ type: 'PLACED', place, shownId: 'aya-again' });
    expect(kiosk.state()).toBe('thanked');
  });

  test('eleven youths at the door: screens shorten and nobody waits for a choice', () => {
    const kiosk = start();
    for (let i = 0; i < 6; i++) kiosk.scan(outcomes['checked-in'], `rush-${i}`, 1_000 + i * 2_000);
    vi.advanceTimersByTime(2_500);
    expect(kiosk.state()).toBe('waiting');
  });

  test('a core that does not answer is said, and a scan or an answer ends it', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-in']);
    kiosk.send({ type: 'SILENT' });
    expect(kiosk.state()).toBe('outOfOrder');
    expect(kiosk.context().outcome).toBeNull();
    vi.advanceTimersByTime(600_000);
    expect(kiosk.state()).toBe('outOfOrder');
    kiosk.send({ type: 'ANSWERS' });
    expect(kiosk.state()).toBe('waiting');
  });

  test('"ce n’est pas moi" wipes the name at once', () => {
    const kiosk = start();
    kiosk.scan(outcomes['checked-in']);
    kiosk.send({ type: 'NOT_ME' });
    expect(kiosk.state()).toBe('withdrawn');
    expect(JSON.stringify(kiosk.context())).not.toContain('Aya');
  });

  test('every outcome has a tune', () => {
    for (const name of names) expect(tuneOf(outcomes[name])).toBeTruthy();
  });
});
