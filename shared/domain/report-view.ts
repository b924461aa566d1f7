import type { HidLayout } from './hid-layout.ts';

export const reportFields = ['report-id', 'length', 'aim', 'data', 'unused', 'maker', 'continued', 'other'] as const;
export type ReportField = (typeof reportFields)[number];
/** A run of bytes of one report that belong together; null hides a byte that may be part of somebody's code. */
export interface ReportRun {
  readonly field: ReportField;
  readonly bytes: readonly (number | null)[];
}

/** One raw report against its layout. `showsData`: only for texts that everybody may see. */
export function viewOfReport(report: Uint8Array, layout: HidLayout | null, showsData: boolean): readonly ReportRun[] {
  const runs: { field: ReportField; bytes: (number | null)[] }[] = [];
  const aimIsSound = layout?.aim != null && /^\][A-Za-z][0-9A-Za-z]$/.test(String.fromCharCode(...report.subarray(layout.aim, layout.aim + 3)));
  for (const [at, byte] of report.entries()) {
    const field = layout === null ? 'other' : fieldAt(layout, report, at);
    const isOpen = showsData || isStructure(field) || (field === 'aim' && aimIsSound) || byte < 0x20;
    const last = runs.at(-1);
    if (last?.field === field) last.bytes.push(isOpen ? byte : null);
    else runs.push({ field, bytes: [isOpen ? byte : null] });
  }
  return runs;
}

const isStructure = (field: ReportField): boolean => field === 'report-id' || field === 'length' || field === 'continued';

function fieldAt(layout: HidLayout, report: Uint8Array, at: number): ReportField {
  const { length, aim, data, room, maker, continued } = layout;
  if (length !== null && at >= length.at && at < length.at + length.bytes) return 'length';
  if (aim !== null && at >= aim && at < aim + 3) return 'aim';
  if (at >= data && at < data + room) return length !== null && at >= data + (report[length.at] ?? 0) ? 'unused' : 'data';
  if (at === maker) return 'maker';
  if (at === continued?.at) return 'continued';
  // Numbered reports begin with their id; a layout that begins with something else has none.
  return at === 0 ? 'report-id' : 'other';
}
