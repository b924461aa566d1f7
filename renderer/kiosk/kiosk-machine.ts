import type { KioskOutcome, WaitingPlace } from '../../shared/contract/outcomes.ts';
import { assertNever } from '../../shared/domain/brand.ts';
import type { VisitPurpose } from '../../shared/domain/vocabulary.ts';
import type { KioskLanguage } from '../i18n/kiosk-languages.ts';

/** Screens with a choice wait this long, then their default applies (UX K-R5). */
export const CHOICE_MS = 20_000;
/** The charter, untouched for so long, is for another time. */
export const CHARTER_MS = 60_000;
/** A language chosen, a number begun, and nothing more: the kiosk waits again, in French. */
export const IDLE_MS = 60_000;
/** "Je reste" and the help screen. */
export const STAY_MS = 8_000;
export const HELP_MS = 12_000;
const DONE_MS = 2_500;
/** More scans than this in a minute: results shorten and nothing is asked (UX K-R6). */
const RUSH_SCANS = 4;
const RUSH_WINDOW_MS = 60_000;
const RUSH_RESULT_MS = 2_500;

export type Shown = Exclude<KioskOutcome, { readonly kind: 'duplicate' }>;
export type KioskScreen = keyof typeof lasts;
export interface KioskState {
  readonly screen: KioskScreen;
  /** Changes whenever a screen begins, also the same one anew: its time runs from there. */
  readonly turn: number;
  readonly resultMs: number;
  readonly outcome: Shown | null;
  readonly shownId: string;
  /** Times of the last scans, ms, for the rush rule. */
  readonly recent: readonly number[];
  readonly purpose: VisitPurpose | null;
  /** The place in a queue that the choice gave. */
  readonly place: WaitingPlace | null;
  /** Touched at the kiosk, for this visit only; null: that of the sheet, else French. */
  readonly language: KioskLanguage | null;
  /** That language was kept on the sheet. */
  readonly kept: boolean;
  /** The first letter of who a typed number may be. */
  readonly hint: string | null;
}
export type KioskEvent =
  | { readonly type: 'OUTCOME'; readonly outcome: KioskOutcome; readonly scanId: string; readonly at: number }
  | { readonly type: 'CHOSE'; readonly purpose: VisitPurpose }
  | { readonly type: 'SPEAK'; readonly language: KioskLanguage }
  | { readonly type: 'FOUND'; readonly hint: string }
  | { readonly type: 'PLACED'; readonly place: WaitingPlace; readonly shownId: string }
  | {
      readonly type:
        | 'SILENT'
        | 'ANSWERS'
        | 'STAYED'
        | 'NOT_ME'
        | 'HELP_CALLED'
        | 'RESTART'
        | 'TOUCH'
        | 'CHARTER_DONE'
        | 'LANGUAGES'
        | 'KEPT'
        | 'FORGOT'
        | 'NOT_FOUND';
    }
  | { readonly type: 'RESULT_SECONDS'; readonly seconds: number }
  /** The time of the screen that began with `turn` is over. */
  | { readonly type: 'TIME_IS_UP'; readonly turn: number };

export const isRush = (kiosk: KioskState): boolean => kiosk.recent.length > RUSH_SCANS;

const result = (kiosk: KioskState): number => (isRush(kiosk) ? RUSH_RESULT_MS : kiosk.resultMs);
const choice = (kiosk: KioskState): number => (isRush(kiosk) ? RUSH_RESULT_MS : CHOICE_MS);
/** How long each screen stays before the kiosk waits again, ms; null: as long as nothing happens. */
const lasts = {
  waiting: ({ language }: KioskState) => (language === null ? null : IDLE_MS),
  languages: () => CHOICE_MS,
  forgotten: () => IDLE_MS,
  found: () => CHOICE_MS,
  notFound: () => HELP_MS,
  charter: () => CHARTER_MS,
  noted: choice,
  thanked: () => DONE_MS,
  placed: result,
  withdrawn: result,
  alreadyHere: result,
  goodbye: () => STAY_MS,
  staying: () => DONE_MS,
  help: () => HELP_MS,
  helpCalled: () => HELP_MS,
  closed: result,
  outOfOrder: () => null,
} as const satisfies Record<string, (kiosk: KioskState) => number | null>;
export const lastsMs = (kiosk: KioskState): number | null => lasts[kiosk.screen](kiosk);

export function startKiosk(resultMs: number): KioskState {
  return { screen: 'waiting', turn: 0, resultMs, outcome: null, shownId: '', recent: [], purpose: null, place: null, language: null, kept: false, hint: null };
}

const enter = (kiosk: KioskState, screen: KioskScreen): KioskState => ({ ...kiosk, screen, turn: kiosk.turn + 1 });
/** A finger on these gives them their time anew; from those one goes back to waiting. */
const takesTime: ReadonlySet<KioskScreen> = new Set<KioskScreen>(['charter', 'noted', 'alreadyHere', 'forgotten', 'found']);
const canRestart: ReadonlySet<KioskScreen> = new Set<KioskScreen>(['help', 'helpCalled', 'languages', 'forgotten', 'found', 'notFound']);
/** A screen that keeps no trace of anybody, as waiting always is. */
const forget = (kiosk: KioskState, screen: KioskScreen): KioskState => ({
  ...enter(kiosk, screen),
  outcome: null,
  purpose: null,
  place: null,
  language: screen === 'waiting' ? null : kiosk.language,
  kept: false,
  hint: null,
});

/**
 * The kiosk's screens. The newest scan replaces whatever is shown, from any screen; every screen returns to waiting by itself;
 * an event that means nothing to the screen shown changes nothing.
 */
export function nextKiosk(kiosk: KioskState, event: KioskEvent): KioskState {
  const { screen } = kiosk;
  switch (event.type) {
    case 'OUTCOME':
      return show(kiosk, event);
    case 'SILENT':
      return forget(kiosk, 'outOfOrder');
    case 'HELP_CALLED':
      return forget(kiosk, 'helpCalled');
    case 'RESULT_SECONDS':
      return { ...kiosk, resultMs: event.seconds * 1000 };
    case 'ANSWERS':
      return screen === 'outOfOrder' ? forget(kiosk, 'waiting') : kiosk;
    case 'RESTART':
      return canRestart.has(screen) ? forget(kiosk, 'waiting') : kiosk;
    case 'TOUCH':
      return takesTime.has(screen) ? enter(kiosk, screen) : kiosk;
    case 'CHARTER_DONE':
      return screen === 'charter' ? enter(kiosk, 'noted') : kiosk;
    case 'NOT_ME':
      return screen === 'noted' || screen === 'alreadyHere' ? forget(kiosk, 'withdrawn') : kiosk;
    case 'LANGUAGES':
      return screen === 'waiting' ? enter(kiosk, 'languages') : kiosk;
    case 'SPEAK':
      return screen === 'waiting' || screen === 'languages' ? { ...enter(kiosk, 'waiting'), language: event.language } : kiosk;
    case 'FORGOT':
      return screen === 'waiting' || screen === 'found' ? { ...enter(kiosk, 'forgotten'), hint: null } : kiosk;
    case 'FOUND':
      return screen === 'forgotten' ? { ...enter(kiosk, 'found'), hint: event.hint } : kiosk;
    case 'NOT_FOUND':
      return screen === 'forgotten' || screen === 'found' ? forget(kiosk, 'notFound') : kiosk;
    case 'KEPT':
      return { ...enter(kiosk, screen), kept: true };
    case 'CHOSE':
      return screen === 'noted' ? { ...enter(kiosk, 'thanked'), purpose: event.purpose } : kiosk;
    case 'PLACED':
      // Only the person still on screen may be told: the next one may have scanned before the answer came.
      return screen === 'thanked' && event.shownId === kiosk.shownId ? { ...enter(kiosk, 'placed'), place: event.place } : kiosk;
    case 'STAYED':
      return screen === 'goodbye' ? enter(kiosk, 'staying') : kiosk;
    case 'TIME_IS_UP':
      return event.turn === kiosk.turn ? forget(kiosk, 'waiting') : kiosk;
    default:
      return assertNever(event);
  }
}

function show(kiosk: KioskState, { outcome, scanId, at }: Extract<KioskEvent, { type: 'OUTCOME' }>): KioskState {
  if (outcome.kind === 'duplicate' || scanId === kiosk.shownId) return kiosk;
  const recent = [...kiosk.recent, at].filter((before) => at - before < RUSH_WINDOW_MS);
  // Whoever chose a language scans next, and then touches; another person's scan brings their own.
  const language = kiosk.outcome === null || visitOf(kiosk.outcome) === visitOf(outcome) ? kiosk.language : null;
  const next = { ...kiosk, outcome, shownId: scanId, recent, purpose: null, place: null, language, kept: false, hint: null };
  return enter(next, screenOf(outcome, isRush(next)));
}

const visitOf = (outcome: Shown): number | null => ('visitId' in outcome ? outcome.visitId : null);

/** In a rush nobody reads rules: they are for the next visit. */
function screenOf(outcome: Shown, rush: boolean): KioskScreen {
  switch (outcome.kind) {
    case 'checked-in':
      return outcome.charter !== undefined && !rush ? 'charter' : 'noted';
    case 'provisional':
      return 'noted';
    case 'already-here':
      return 'alreadyHere';
    case 'checked-out':
      return 'goodbye';
    case 'closed':
      return 'closed';
    default:
      return 'help';
  }
}
