import { type InputField, inputFieldsOf } from './hid-descriptor.ts';

/** Where a scanner puts things in its input report (SCANNING §3). Offsets in bytes from the first one, the report id. */
export interface HidLayout {
  readonly name: 'honeywell' | 'zebra' | 'newland' | 'descriptor';
  /** Only reports of this id hold a scan; null: any. */
  readonly reportId: number | null;
  /** Byte count of the data; null: the data fill their room, zeros at the end are none. */
  readonly length: { readonly at: number; readonly bytes: 1 | 2 } | null;
  /** Three characters that name the symbology. */
  readonly aim: number | null;
  readonly data: number;
  readonly room: number;
  /** The maker's own letter for the symbology. */
  readonly maker: number | null;
  /** Whether more reports of this scan follow; null: a scan is one report. */
  readonly continued: { readonly at: number; readonly mask: number } | null;
}

const usual = { reportId: null, length: { at: 1, bytes: 1 }, room: 56, continued: { at: 63, mask: 1 } } as const;
export const hidLayouts = {
  honeywell: { ...usual, name: 'honeywell', aim: 2, data: 5, maker: 61 },
  zebra: { ...usual, name: 'zebra', aim: 3, data: 6, maker: 62 },
  newland: { ...usual, name: 'newland', aim: null, data: 2, maker: 62 },
} as const satisfies Record<string, HidLayout>;

/** Datalogic (0x05F9) is not here: no source says where it puts things, so its reports speak for themselves. */
const byVendor: Readonly<Record<number, HidLayout>> = {
  0x0c2e: hidLayouts.honeywell,
  0x23d0: hidLayouts.honeywell,
  0x05e0: hidLayouts.zebra,
  0x1eab: hidLayouts.newland,
  0x0acd: hidLayouts.newland,
  0x2dd6: hidLayouts.newland,
};

export type LayoutSource = 'descriptor' | 'vendor' | 'evidence';
export interface ChosenLayout {
  readonly layout: HidLayout;
  readonly by: LayoutSource;
}
/** What is known of a scanner before it reads: its maker, and the layouts of its descriptor (none: not known). */
export interface ScannerTraits {
  readonly vendorId: number;
  readonly layouts: readonly HidLayout[];
}

/** The layout of a report: the descriptor's, else the maker's, else what the bytes show; null: a report that is no scan. */
export function chooseLayout({ vendorId, layouts }: ScannerTraits, report: Uint8Array): ChosenLayout | null {
  if (layouts.length > 0) {
    const layout = layouts.find(({ reportId }) => reportId === null || reportId === report[0]);
    return layout === undefined ? null : { layout, by: 'descriptor' };
  }
  const known = byVendor[vendorId];
  return known === undefined ? { layout: layoutByEvidence(report), by: 'evidence' } : { layout: known, by: 'vendor' };
}

/** An AIM identifier in its place, or the hole where it would be, tells the families apart. */
function layoutByEvidence(report: Uint8Array): HidLayout {
  const isAim = (at: number): boolean => report[at] === 0x5d && isAlphanumeric(report[at + 1]) && isAlphanumeric(report[at + 2]);
  const isHole = (from: number, to: number): boolean => report.subarray(from, to).every((byte) => byte === 0) && (report[to] ?? 0) !== 0;
  if (isAim(2) || isHole(2, 5)) return hidLayouts.honeywell;
  if ((isAim(3) && report[2] === 0) || isHole(2, 6)) return hidLayouts.zebra;
  return hidLayouts.newland;
}

const isAlphanumeric = (byte: number | undefined): boolean => byte !== undefined && /[0-9A-Za-z]/.test(String.fromCharCode(byte));

const usage = { aim: 0x8c_00fb, aimEnd: 0x8c_00fd, data: 0x8c_00fe, continued: 0x8c_00ff, count: [0x01_003b, 0x8c_003b] } as const;
const MOST_ROOM = 4_096;

/** Layouts that a report descriptor describes, one for each report that holds decoded data; none when it makes no sense. */
export function layoutsOfDescriptor(descriptor: Uint8Array): readonly HidLayout[] {
  const fields = inputFieldsOf(descriptor);
  return fields.flatMap((field) => {
    if (field.usage !== usage.data) return [];
    const data = bytesOf(field);
    if (data === null || data.length > MOST_ROOM) return [];
    const sameReport = fields.filter(({ reportId }) => reportId === field.reportId);
    return [
      {
        name: 'descriptor',
        reportId: field.reportId,
        length: lengthOf(sameReport.find((one) => usage.count.some((count) => count === one.usage))),
        aim: aimOf(sameReport),
        data: data.at,
        room: data.length,
        maker: null,
        continued: continuedOf(sameReport.find((one) => one.usage === usage.continued)),
      },
    ];
  });
}

/** A field of whole bytes, else null. */
function bytesOf({ bit, bits }: InputField): { readonly at: number; readonly length: number } | null {
  return bit % 8 === 0 && bits % 8 === 0 && bits > 0 && bit < 8 * 65_536 ? { at: bit / 8, length: bits / 8 } : null;
}

function lengthOf(field: InputField | undefined): HidLayout['length'] {
  const place = field === undefined ? null : bytesOf(field);
  if (place === null || place.length > 2) return null;
  return { at: place.at, bytes: place.length === 2 ? 2 : 1 };
}

/** Three bytes side by side, given as one usage or as three. */
function aimOf(fields: readonly InputField[]): number | null {
  const parts = fields.filter((field) => field.usage >= usage.aim && field.usage <= usage.aimEnd);
  const [first] = parts;
  if (first === undefined || first.usage !== usage.aim) return null;
  const inRow = parts.every((field, index) => index === 0 || field.bit === first.bit + index * 8);
  const bits = parts.reduce((sum, field) => sum + field.bits, 0);
  return inRow && bits === 24 && first.bit % 8 === 0 ? first.bit / 8 : null;
}

function continuedOf(field: InputField | undefined): HidLayout['continued'] {
  if (field === undefined || field.bits < 1 || field.bits > 8) return null;
  const shift = field.bit % 8;
  return { at: (field.bit - shift) / 8, mask: (((1 << field.bits) - 1) << shift) & 0xff };
}
