/** A sheet or roll of labels; everything in millimetres. */
export interface LabelFormat {
  readonly page: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  /** Left and top of the first label. */
  readonly left: number;
  readonly top: number;
  /** From one label to the next. */
  readonly pitchX: number;
  readonly pitchY: number;
  readonly label: { readonly width: number; readonly height: number };
  /** Side of the QR code's modules; whole printer dots at 300 dpi (4 or 9), two and more pixels at 150 dpi. */
  readonly qrModule: number;
  /** Whether the bars of a Code 128 fit beside the QR. */
  readonly bars: boolean;
}

const A4 = { width: 210, height: 297 };
const DOT = 25.4 / 300;

/** Avery L4731 and L7163 by their makers' drawings; two rolls of label printers (Brother DK-11209, Dymo 99010). */
export const labelFormats = {
  L7163: {
    page: A4,
    columns: 2,
    rows: 7,
    left: 4.65,
    top: 15.15,
    pitchX: 101.6,
    pitchY: 38.1,
    label: { width: 99.1, height: 38.1 },
    qrModule: 9 * DOT,
    bars: true,
  },
  L4731: {
    page: A4,
    columns: 7,
    rows: 27,
    left: 8.7,
    top: 13.5,
    pitchX: 27.9,
    pitchY: 10,
    label: { width: 25.4, height: 10 },
    qrModule: 4 * DOT,
    bars: false,
  },
  'roll-62': {
    page: { width: 62, height: 29 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pitchX: 62,
    pitchY: 29,
    label: { width: 62, height: 29 },
    qrModule: 8 * DOT,
    bars: false,
  },
  'roll-89': {
    page: { width: 89, height: 28 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pitchX: 89,
    pitchY: 28,
    label: { width: 89, height: 28 },
    qrModule: 8 * DOT,
    bars: true,
  },
} as const satisfies Readonly<Record<string, LabelFormat>>;
export type LabelFormatName = keyof typeof labelFormats;
export const labelFormatNames = Object.keys(labelFormats) as readonly LabelFormatName[]; // the keys of the table above

/** Tenths of a millimetre that a printer is off by: to the right and down. */
export interface PrinterOffset {
  readonly rightTenths: number;
  readonly downTenths: number;
}

/** Where the labels go: page (from 0) and the left top corner in mm, beginning at place `start` (1 = first) of the first sheet. */
export function labelPlaces(
  format: LabelFormat,
  given: { readonly count: number; readonly start: number; readonly offset: PrinterOffset },
): readonly { readonly page: number; readonly x: number; readonly y: number }[] {
  const each = format.columns * format.rows;
  return Array.from({ length: given.count }, (_, index) => {
    const place = index + ((given.start - 1) % each);
    const on = place % each;
    return {
      page: Math.floor(place / each),
      x: tenth(format.left + (on % format.columns) * format.pitchX + given.offset.rightTenths / 10),
      y: tenth(format.top + Math.floor(on / format.columns) * format.pitchY + given.offset.downTenths / 10),
    };
  });
}

const tenth = (mm: number): number => Math.round(mm * 100) / 100;

/** A name on at most two lines of that many letters, cut with … */
export function fittedName(name: string, letters: number): readonly string[] {
  const [first = '', ...others] = name.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && `${last} ${word}`.length <= letters ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
  const cut = (line: string): string => (line.length <= letters ? line : `${line.slice(0, letters - 1)}…`);
  return others.length === 0 ? [cut(first)] : [cut(first), cut(others.join(' '))];
}
