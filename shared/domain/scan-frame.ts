import { type ChosenLayout, chooseLayout, type HidLayout, type ScannerTraits } from './hid-layout.ts';

/** Half a scan is dropped after this silence, in ms. */
const CONTINUATION_MS = 500;
/** Bytes; longer than any code that a person could mean. */
const LONGEST = 4_096;

/** What was joined so far; start with `emptyFrame`. */
export type FrameState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'joining'; readonly parts: Parts; readonly lastAt: number }
  /** The scan was dropped: what still comes of it is not a scan of its own. */
  | { readonly kind: 'skipping'; readonly lastAt: number };
export const emptyFrame: FrameState = { kind: 'idle' };

interface Parts {
  readonly chosen: ChosenLayout;
  readonly aim: string;
  readonly bytes: Uint8Array;
  readonly reports: readonly Uint8Array[];
  readonly firstAt: number;
}

/** A whole scan of a HID scanner. */
export interface ScanFrame {
  /** Never empty; the scanner's own end is not part of it. */
  readonly text: string;
  readonly terminator: Terminator;
  readonly encoding: 'utf-8' | 'latin-1';
  /** `]Q1` and the like; empty when the scanner says none. Information only. */
  readonly aim: string;
  readonly chosen: ChosenLayout;
  readonly reports: readonly Uint8Array[];
  /** From the first report to the last, in ms. */
  readonly tookMs: number;
}
export type Terminator = 'CR' | 'LF' | 'CRLF' | 'Tab' | 'none';
export type Unread = 'empty' | 'short-report' | 'wrong-length' | 'too-long' | 'rest-of-dropped' | 'other-report';
export type ReportRead =
  | { readonly kind: 'frame'; readonly frame: ScanFrame }
  | { readonly kind: 'more' }
  | { readonly kind: 'unread'; readonly why: Unread; readonly layout: HidLayout | null };

/** One input report in; the whole scan once its last part came. Never throws, and gives back no byte that was not sent. */
export function readReport(
  state: FrameState,
  given: { readonly report: Uint8Array; readonly traits: ScannerTraits; readonly at: number },
): { readonly state: FrameState; readonly read: ReportRead } {
  const { report, at } = given;
  const before = isStale(state, at) ? emptyFrame : state;
  const chosen = before.kind === 'joining' ? before.parts.chosen : chooseLayout(given.traits, report);
  const wrongId = chosen?.layout.reportId !== null && chosen?.layout.reportId !== report[0];
  if (chosen === null || wrongId) return { state: before, read: { kind: 'unread', why: 'other-report', layout: null } };
  const { layout } = chosen;
  const more = isContinued(layout, report);
  const drop = (why: Unread) => ({ state: more ? ({ kind: 'skipping', lastAt: at } as const) : emptyFrame, read: { kind: 'unread', why, layout } as const });
  if (before.kind === 'skipping') return drop('rest-of-dropped');
  const data = dataOf(layout, report);
  if (typeof data === 'string') return drop(data);
  const parts = addPart(before.kind === 'joining' ? before.parts : null, { chosen, report, data, at });
  if (parts.bytes.length > LONGEST) return drop('too-long');
  if (more) return { state: { kind: 'joining', parts, lastAt: at }, read: { kind: 'more' } };
  const frame = frameOf(parts, at);
  return frame === null ? drop('empty') : { state: emptyFrame, read: { kind: 'frame', frame } };
}

/** Too old to go on with; a clock that was set back counts as too old. */
function isStale(state: FrameState, at: number): boolean {
  return state.kind !== 'idle' && (at < state.lastAt || at - state.lastAt > CONTINUATION_MS);
}

/** Fixed offset, never "the last byte": Windows pads reports. */
function isContinued({ continued }: HidLayout, report: Uint8Array): boolean {
  return continued !== null && ((report[continued.at] ?? 0) & continued.mask) !== 0;
}

/** The data bytes of one report, or why they cannot be what was read: a damaged scan is no scan. */
function dataOf({ length, data, room }: HidLayout, report: Uint8Array): Uint8Array | Unread {
  if (length === null) {
    const all = report.subarray(data, data + room);
    return all.subarray(0, all.findLastIndex((byte) => byte !== 0) + 1);
  }
  if (report.length < length.at + length.bytes) return 'short-report';
  const count = (report[length.at] ?? 0) + (length.bytes === 2 ? 256 * (report[length.at + 1] ?? 0) : 0);
  if (count > room) return 'wrong-length';
  return data + count > report.length && count > 0 ? 'short-report' : report.subarray(data, data + count);
}

function addPart(
  before: Parts | null,
  { chosen, report, data, at }: { readonly chosen: ChosenLayout; readonly report: Uint8Array; readonly data: Uint8Array; readonly at: number },
): Parts {
  if (before === null) return { chosen, aim: aimText(chosen.layout, report), bytes: data, reports: [report], firstAt: at };
  const bytes = new Uint8Array(before.bytes.length + data.length);
  bytes.set(before.bytes);
  bytes.set(data, before.bytes.length);
  return { ...before, bytes, reports: [...before.reports, report] };
}

/** Three printable characters, else empty: an odd identifier is no reason to refuse (SCANNING §3). */
function aimText({ aim }: HidLayout, report: Uint8Array): string {
  const text = aim === null ? '' : String.fromCharCode(...report.subarray(aim, aim + 3));
  return /^[\x21-\x7e]{3}$/.test(text) ? text : '';
}

function frameOf({ chosen, aim, bytes, reports, firstAt }: Parts, at: number): ScanFrame | null {
  const { encoding, whole } = decode(bytes);
  const end = /(?:\r\n|[\r\n\t])$/.exec(whole)?.[0] ?? '';
  const text = whole.slice(0, whole.length - end.length);
  return text === '' ? null : { text, terminator: terminators[end] ?? 'none', encoding, aim, chosen, reports, tookMs: at - firstAt };
}

const terminators: Readonly<Record<string, Terminator>> = { '\r': 'CR', '\n': 'LF', '\r\n': 'CRLF', '\t': 'Tab' };

/** UTF-8, or byte by byte as Latin-1 when it is not. */
function decode(bytes: Uint8Array): { readonly encoding: ScanFrame['encoding']; readonly whole: string } {
  try {
    return { encoding: 'utf-8', whole: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    // The platform's own "latin1" is Windows-1252.
    return { encoding: 'latin-1', whole: Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') };
  }
}
