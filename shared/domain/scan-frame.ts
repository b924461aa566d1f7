/** Where a scanner family puts things in its report (SCANNING §3). Offsets from the report id, byte 0. */
export interface HidLayout {
  readonly name: 'honeywell' | 'zebra' | 'newland';
  readonly data: number;
  readonly room: number;
}
export const hidLayouts = {
  honeywell: { name: 'honeywell', data: 5, room: 56 },
  zebra: { name: 'zebra', data: 6, room: 56 },
  newland: { name: 'newland', data: 2, room: 56 },
} as const satisfies Record<string, HidLayout>;

const byVendor: Readonly<Record<number, HidLayout>> = {
  0x0c2e: hidLayouts.honeywell,
  0x23d0: hidLayouts.honeywell,
  0x05e0: hidLayouts.zebra,
  0x1eab: hidLayouts.newland,
  0x0acd: hidLayouts.newland,
  0x2dd6: hidLayouts.newland,
};
const REPORT_BYTES = 64;
/** Half a scan is dropped after this. */
const CONTINUATION_MS = 500;
const LONGEST = 4096;

/** What was joined so far; start with `emptyFrame`. */
export interface FrameState {
  readonly parts: readonly number[];
  readonly lastAt: number;
}
export const emptyFrame: FrameState = { parts: [], lastAt: 0 };

const isAimStart = (byte: number | undefined): boolean => byte === 0x5d;

/** The layout of a report: the vendor's, else what the bytes themselves show (an AIM `]` in its place). */
export function layoutOf(vendorId: number, report: Uint8Array): HidLayout {
  const known = byVendor[vendorId];
  if (known !== undefined) return known;
  if (isAimStart(report[2])) return hidLayouts.honeywell;
  if (isAimStart(report[3]) && report[2] === 0) return hidLayouts.zebra;
  return hidLayouts.newland;
}

/** One input report in; the whole text once its last part came, else null. Never throws, whatever the bytes. */
export function readReport(
  state: FrameState,
  given: { readonly report: Uint8Array; readonly vendorId: number; readonly at: number },
): { readonly state: FrameState; readonly text: string | null } {
  const { report, at } = given;
  const layout = layoutOf(given.vendorId, report);
  const length = Math.min(report[1] ?? 0, layout.room, Math.max(0, report.length - layout.data));
  const stale = state.parts.length > 0 && at - state.lastAt > CONTINUATION_MS;
  const before = stale ? [] : state.parts;
  const parts = [...before, ...report.subarray(layout.data, layout.data + length)];
  // Fixed offset, never "the last byte": Windows pads reports.
  const continued = report.length >= REPORT_BYTES && ((report[REPORT_BYTES - 1] ?? 0) & 1) === 1;
  if (parts.length > LONGEST) return { state: emptyFrame, text: null };
  if (continued) return { state: { parts, lastAt: at }, text: null };
  return { state: emptyFrame, text: parts.length === 0 ? null : textOf(Uint8Array.from(parts)) };
}

/** UTF-8, or Latin-1 when it is not; one trailing CR, LF or Tab is the scanner's own. */
function textOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('latin1').decode(bytes);
  }
  return text.replace(/(\r\n|[\r\n\t])$/, '');
}
