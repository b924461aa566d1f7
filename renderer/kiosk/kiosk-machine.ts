import { assign, setup } from 'xstate';
import type { KioskOutcome, WaitingPlace } from '../../shared/contract/outcomes.ts';
import type { VisitPurpose } from '../../shared/domain/vocabulary.ts';

/** Screens with a choice wait this long, then their default applies (UX K-R5). */
export const CHOICE_MS = 20_000;
/** "Je reste" and the help screen. */
export const STAY_MS = 8_000;
const HELP_MS = 12_000;
const DONE_MS = 2_500;
/** More scans than this in a minute: results shorten and nothing is asked (UX K-R6). */
const RUSH_SCANS = 4;
const RUSH_WINDOW_MS = 60_000;
const RUSH_RESULT_MS = 2_500;

export type Shown = Exclude<KioskOutcome, { readonly kind: 'duplicate' }>;
export interface KioskContext {
  readonly resultMs: number;
  readonly outcome: Shown | null;
  readonly shownId: string;
  /** Times of the last scans, ms, for the rush rule. */
  readonly recent: readonly number[];
  readonly purpose: VisitPurpose | null;
  /** The place in a queue that the choice gave. */
  readonly place: WaitingPlace | null;
}
export type KioskEvent =
  | { readonly type: 'OUTCOME'; readonly outcome: KioskOutcome; readonly scanId: string; readonly at: number }
  | { readonly type: 'SILENT' }
  | { readonly type: 'ANSWERS' }
  | { readonly type: 'CHOSE'; readonly purpose: VisitPurpose }
  | { readonly type: 'PLACED'; readonly place: WaitingPlace; readonly shownId: string }
  | { readonly type: 'STAYED' | 'NOT_ME' | 'HELP_CALLED' | 'RESTART' | 'TOUCH' }
  | { readonly type: 'RESULT_SECONDS'; readonly seconds: number };

export const isRush = (context: KioskContext): boolean => context.recent.length > RUSH_SCANS;

const shows =
  (...kinds: readonly Shown['kind'][]) =>
  ({ event }: { event: KioskEvent }): boolean =>
    event.type === 'OUTCOME' && kinds.some((kind) => kind === event.outcome.kind);
const again = ({ context, event }: { context: KioskContext; event: KioskEvent }): boolean =>
  event.type === 'OUTCOME' && (event.outcome.kind === 'duplicate' || event.scanId === context.shownId);

/**
 * The kiosk's screens. The newest scan replaces whatever is shown, from any state; every screen returns to waiting by itself;
 * waiting keeps no trace of anybody.
 */
export const kioskMachine = setup({
  types: { context: {} as KioskContext, events: {} as KioskEvent, input: {} as { readonly resultMs: number } }, // type carriers of xstate
  delays: {
    result: ({ context }) => (isRush(context) ? RUSH_RESULT_MS : context.resultMs),
    choice: ({ context }) => (isRush(context) ? RUSH_RESULT_MS : CHOICE_MS),
    stay: STAY_MS,
    help: HELP_MS,
    done: DONE_MS,
  },
  actions: {
    keep: assign(({ context, event }) => {
      if (event.type !== 'OUTCOME' || event.outcome.kind === 'duplicate') return {};
      const recent = [...context.recent, event.at].filter((at) => event.at - at < RUSH_WINDOW_MS);
      return { outcome: event.outcome, shownId: event.scanId, recent, purpose: null, place: null };
    }),
    forget: assign({ outcome: null, purpose: null, place: null }),
  },
}).createMachine({
  id: 'kiosk',
  context: ({ input }) => ({ resultMs: input.resultMs, outcome: null, shownId: '', recent: [], purpose: null, place: null }),
  initial: 'waiting',
  on: {
    OUTCOME: [
      { guard: again },
      { guard: shows('checked-in', 'provisional'), target: '.noted', actions: 'keep', reenter: true },
      { guard: shows('already-here'), target: '.alreadyHere', actions: 'keep', reenter: true },
      { guard: shows('checked-out'), target: '.goodbye', actions: 'keep', reenter: true },
      { guard: shows('closed'), target: '.closed', actions: 'keep', reenter: true },
      { target: '.help', actions: 'keep', reenter: true },
    ],
    SILENT: { target: '.outOfOrder', actions: 'forget' },
    HELP_CALLED: { target: '.helpCalled', actions: 'forget' },
    RESULT_SECONDS: { actions: assign({ resultMs: ({ event }) => event.seconds * 1000 }) },
  },
  states: {
    waiting: { entry: 'forget' },
    noted: {
      after: { choice: 'waiting' },
      on: {
        CHOSE: { target: 'thanked', actions: assign({ purpose: ({ event }) => event.purpose }) },
        NOT_ME: 'withdrawn',
        TOUCH: { target: 'noted', reenter: true },
      },
    },
    thanked: {
      after: { done: 'waiting' },
      // Only the person still on screen may be told: the next one may have scanned before the answer came.
      on: {
        PLACED: {
          guard: ({ context, event }) => event.shownId === context.shownId,
          target: 'placed',
          actions: assign({ place: ({ event }) => event.place }),
        },
      },
    },
    placed: { after: { result: 'waiting' } },
    withdrawn: { entry: 'forget', after: { result: 'waiting' } },
    alreadyHere: { after: { result: 'waiting' }, on: { TOUCH: { target: 'alreadyHere', reenter: true }, NOT_ME: 'withdrawn' } },
    goodbye: { after: { stay: 'waiting' }, on: { STAYED: 'staying' } },
    staying: { after: { done: 'waiting' } },
    help: { after: { help: 'waiting' }, on: { RESTART: 'waiting' } },
    helpCalled: { after: { help: 'waiting' }, on: { RESTART: 'waiting' } },
    closed: { after: { result: 'waiting' } },
    outOfOrder: { on: { ANSWERS: 'waiting' } },
  },
});
