import { parseCode } from './card-code.ts';

/** One key as the page saw it. `t` in ms, any origin. */
export interface KeyStroke {
  readonly t: number;
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}
interface Taken {
  readonly t: number;
  readonly key: string;
  readonly code: string;
}
/** Keys of the burst in progress; start with `noKeys`. */
export interface WedgeState {
  readonly keys: readonly Taken[];
}
export const noKeys: WedgeState = { keys: [] };

/** SCANNING §2.2: how a scanner types, and nobody else. */
const LEAST_KEYS = 8;
const FAST_MS = 35;
const FAST_WITH_END_MS = 60;
const LONGEST_GAP_MS = 160;
const LONGEST_BURST = 4096;
/** A burst without Enter or Tab ends after this silence. */
export const SILENCE_MS = 150;
/** From this many fast keys on the page keeps them from the focused field. */
const SWALLOW_FROM = 4;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'Meta', 'NumLock', 'Fn', 'OS']);

export interface WedgeStep {
  readonly state: WedgeState;
  /** The scanned text, when a burst ended as a scan. */
  readonly frame: string | null;
  /** Whether the page must keep this key from its field. */
  readonly swallow: boolean;
}

/** One key down. Typing is never read as a scan; a scan is read whatever the keyboard layout. */
export function readKey(state: WedgeState, stroke: KeyStroke): WedgeStep {
  if (modifiers.has(stroke.key) || stroke.repeat) return { state, frame: null, swallow: false };
  if (stroke.ctrlKey !== stroke.altKey || stroke.metaKey) return { state: noKeys, frame: null, swallow: false };
  if (stroke.key === 'Enter' || stroke.key === 'Tab') {
    const frame = inTime(state, stroke.t) && isBurst(state, FAST_WITH_END_MS) ? textOf(state) : null;
    return { state: noKeys, frame, swallow: frame !== null };
  }
  // One letter, or one key that types several (Arabic lam-alef); names of keys are ASCII.
  const isCharacter = [...stroke.key].length === 1 || /^\P{ASCII}+$/u.test(stroke.key) || stroke.key === 'Dead' || stroke.key === 'Process';
  if (!isCharacter) return { state: noKeys, frame: null, swallow: false };
  const before = inTime(state, stroke.t) && state.keys.length < LONGEST_BURST ? state.keys : [];
  const keys = [...before, { t: stroke.t, key: stroke.key, code: stroke.code }];
  return { state: { keys }, frame: null, swallow: keys.length > SWALLOW_FROM && isFast(keys, FAST_WITH_END_MS) };
}

/** Silence: the burst ends without Enter or Tab. */
export function endBurst(state: WedgeState): string | null {
  return isBurst(state, FAST_MS) ? textOf(state) : null;
}

/** What a rejected burst had typed: the page gives back to the field what it kept from it. */
export const typedText = (state: WedgeState): string => state.keys.map((taken) => ([...taken.key].length === 1 ? taken.key : '')).join('');

function inTime(state: WedgeState, t: number): boolean {
  const last = state.keys.at(-1);
  return last === undefined || t - last.t <= LONGEST_GAP_MS;
}

function isBurst(state: WedgeState, fastMs: number): boolean {
  return state.keys.length >= LEAST_KEYS && isFast(state.keys, fastMs);
}

function isFast(keys: readonly Taken[], fastMs: number): boolean {
  const gaps = keys
    .slice(1)
    .map((taken, index) => taken.t - (keys[index]?.t ?? taken.t))
    .toSorted((a, b) => a - b);
  return (gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY) <= fastMs;
}

/**
 * The reading that passes our own check wins: what the layout typed, then the physical keys, which are the same
 * on every layout for the sixteen letters of our codes (SCANNING §2). None passes: what the layout typed, unjudged.
 */
function textOf(state: WedgeState): string {
  const typed = typedText(state);
  const physical = state.keys.map((taken) => /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(taken.code)?.[1] ?? '').join('');
  return [typed, physical].find((text) => parseCode(text).kind !== 'not-ours') ?? typed;
}
