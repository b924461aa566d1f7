import { assertNever } from './brand.ts';
import { type BurstPiece, FAST_MS, FAST_WITH_END_MS, judgeBurst, medianGap, type Terminator } from './burst-judgement.ts';
import { isPrefix, type ScanPrefix } from './scan-prefix.ts';
import { isSign, type KeyStroke, writesSomething } from './wedge-hypotheses.ts';

/** No key of a scan comes later than this after the one before (SCANNING §2.2). */
const LONGEST_GAP_MS = 160;
const LONGEST_BURST = 4096;
/** Two keys closer than this were not pressed by one person. */
const INHUMAN_MS = 15;
/** A code that is complete ends after this silence. */
export const SILENCE_MS = 150;
/** Whatever is not complete by then never will be. */
export const LAST_SILENCE_MS = LONGEST_GAP_MS + 10;

/** Keys of the burst in progress; start with `noKeys`. */
export interface WedgeState {
  readonly keys: readonly KeyStroke[];
  /** When the configured prefix announced this burst; null: it did not. */
  readonly announcedAt: number | null;
  /** When the last scan ended, and whether it was one of ours: its last keys may still come (LF after CR, more lines of a foreign code). */
  readonly after: { readonly t: number; readonly foreign: boolean } | null;
}
export const noKeys: WedgeState = { keys: [], announcedAt: null, after: null };

/** A burst that is over. */
export interface EndedBurst {
  readonly keys: readonly KeyStroke[];
  readonly by: Terminator;
  readonly prefixed: boolean;
  readonly pieces: readonly BurstPiece[];
}
export interface WedgeStep {
  readonly state: WedgeState;
  /** The burst that this key ended, or found already ended by silence. */
  readonly ended: EndedBurst | null;
  /** Whether the page must keep this key from its field. */
  readonly swallow: boolean;
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'Meta', 'NumLock', 'Fn', 'OS']);
const modifierCode = /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$/;

/** One key down. Typing is never read as a scan; a scan is read whatever the keyboard layouts of scanner and PC. */
export function readKey(before: WedgeState, stroke: KeyStroke, prefix: ScanPrefix = 'none'): WedgeStep {
  if (modifiers.has(stroke.key) || modifierCode.test(stroke.code) || stroke.repeat) return { state: before, ended: null, swallow: false };
  const isLate = before.keys.length > 0 && stroke.t - (before.keys.at(-1)?.t ?? stroke.t) > LONGEST_GAP_MS;
  const silent = isLate ? endBurst(before) : null;
  const state = silent?.state ?? before;
  const step = take(state, stroke, prefix);
  return silent === null ? step : { ...step, ended: silent.ended };
}

/** Silence: the burst ends without Enter or Tab. */
export const endBurst = (state: WedgeState): Finished => finish(state, 'silence', state.keys.at(-1)?.t ?? 0);

/** Whether the keys so far hold a whole code: it need not wait for a longer silence. */
export const isComplete = ({ keys, announcedAt }: WedgeState): boolean =>
  judgeBurst(keys, { by: 'silence', prefixed: announcedAt !== null }).some(({ kind }) => kind === 'code');

function take(state: WedgeState, stroke: KeyStroke, prefix: ScanPrefix): WedgeStep {
  const role = roleOf(stroke, prefix);
  switch (role) {
    case 'prefix': {
      const { ended } = finish(state, 'silence', stroke.t);
      return { state: { keys: [], announcedAt: stroke.t, after: null }, ended, swallow: true };
    }
    case 'sign':
      return addSign(state, stroke);
    case 'Enter':
    case 'Tab':
    case 'other': {
      if (isTail(state, stroke.t)) return { state: { ...state, after: { t: stroke.t, foreign: state.after?.foreign === true } }, ended: null, swallow: true };
      // A combination or a named key within a code is a hostile one, or a suffix such as Ctrl+C: it ends the code and acts on nothing.
      const finished = finish(state, role === 'other' ? 'silence' : role, stroke.t);
      return { ...finished, swallow: finished.state.after !== null || isMachineEnd(state, stroke) };
    }
    default:
      return assertNever(role);
  }
}

/** Just after a scan: what comes now belongs to it. */
const isTail = ({ keys, after }: WedgeState, t: number): boolean => keys.length === 0 && after !== null && t - after.t <= FAST_WITH_END_MS;

function addSign(state: WedgeState, stroke: KeyStroke): WedgeStep {
  const begins = state.keys.length === 0 || state.keys.length >= LONGEST_BURST;
  const keys = begins ? [stroke] : [...state.keys, stroke];
  const after = !begins || isTail(state, stroke.t) ? state.after : null;
  const isAnnounced = state.announcedAt !== null && (!begins || stroke.t - state.announcedAt <= LONGEST_GAP_MS);
  const announcedAt = isAnnounced ? state.announcedAt : null;
  return { state: { keys, announcedAt, after }, ended: null, swallow: isAnnounced || after !== null || isMachine(keys) };
}

function roleOf(stroke: KeyStroke, prefix: ScanPrefix): 'prefix' | 'Enter' | 'Tab' | 'sign' | 'other' {
  const { key, code, ctrlKey, altKey, metaKey } = stroke;
  if (isPrefix(prefix, stroke)) return 'prefix';
  // Scanners that send control characters send CR, LF and Tab as Ctrl+M, J and I.
  const isControl = ctrlKey && !altKey && !metaKey;
  if (isControl && (code === 'KeyM' || code === 'KeyJ')) return 'Enter';
  if (isControl && code === 'KeyI') return 'Tab';
  // Control and Alt together are AltGr on Windows.
  if (ctrlKey !== altKey || metaKey) return 'other';
  // An input method and some remote desktops give no key: the physical one counts.
  const isNameless = key === 'Dead' || key === 'Process' || key === 'Unidentified';
  if (key === 'Enter' || (isNameless && code.endsWith('Enter'))) return 'Enter';
  if (key === 'Tab' || (isNameless && code === 'Tab')) return 'Tab';
  const countsByCode = isNameless || /^Numpad\d$/.test(code);
  return isSign(key) || (countsByCode && writesSomething(code)) ? 'sign' : 'other';
}

/** Whether the last keys came at a scanner's pace: they are kept from the field from here on. */
function isMachine(keys: readonly KeyStroke[]): boolean {
  const last = medianGap(keys.slice(-2));
  if (last <= INHUMAN_MS || (last <= FAST_MS && medianGap(keys.slice(-3, -1)) <= FAST_MS)) return true;
  return keys.length >= 5 && medianGap(keys.slice(-8)) <= FAST_WITH_END_MS;
}

/** A key that acts, pressed at a scanner's pace after its letters, acts on nothing: not even after a code too short to be one. */
function isMachineEnd({ keys }: WedgeState, { t }: KeyStroke): boolean {
  return keys.length >= 3 && medianGap(keys) <= FAST_MS && t - (keys.at(-1)?.t ?? 0) <= FAST_MS;
}

interface Finished {
  readonly state: WedgeState;
  readonly ended: EndedBurst | null;
}
function finish(state: WedgeState, by: Terminator, t: number): Finished {
  const { keys, announcedAt } = state;
  if (keys.length === 0) return { state: noKeys, ended: null };
  const judged = judgeBurst(keys, { by, prefixed: announcedAt !== null });
  const machine = judged.find(({ kind }) => kind !== 'typed');
  // Further lines of a code that is not ours say nothing more and belong to nobody; one or two late keys are somebody's.
  const isRest = state.after?.foreign === true && (by !== 'silence' || keys.length > 2);
  const pieces = isRest ? judged.filter(({ kind }) => kind === 'code') : judged;
  const after = machine !== undefined || isRest ? { t, foreign: isRest || machine?.kind === 'foreign' } : null;
  return { state: { keys: [], announcedAt: null, after }, ended: { keys, by, prefixed: announcedAt !== null, pieces } };
}
