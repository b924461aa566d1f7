/** One input field of a report descriptor. Bits count from the first byte of a report as the system hands it over (report id included, when there is one). */
export interface InputField {
  /** null: the device numbers no report. */
  readonly reportId: number | null;
  /** Usage page in the upper 16 bits, usage in the lower. */
  readonly usage: number;
  readonly bit: number;
  readonly bits: number;
}

/** Guards against descriptors that lie: nobody has that many fields. */
const MOST_FIELDS = 2_048;
const MOST_USAGES = 256;
const MOST_NESTED = 16;

interface Globals {
  readonly page: number;
  readonly size: number;
  readonly count: number;
  readonly reportId: number | null;
}
interface Walk {
  globals: Globals;
  readonly kept: Globals[];
  usages: number[];
  minimum: number | null;
  readonly fields: InputField[];
  /** Bits already placed, by report id (0: not numbered). */
  readonly placed: Map<number, number>;
}

/** Input fields of a HID report descriptor (USB HID 1.11 §6.2.2), in order; never throws, whatever the bytes. */
export function inputFieldsOf(descriptor: Uint8Array): readonly InputField[] {
  const walk: Walk = { globals: { page: 0, size: 0, count: 0, reportId: null }, kept: [], usages: [], minimum: null, fields: [], placed: new Map() };
  let at = 0;
  while (at < descriptor.length && walk.fields.length < MOST_FIELDS) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === 0xfe) {
      // A long item: its length in the next byte; none is defined.
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const length = [0, 1, 2, 4][prefix & 3] ?? 0;
    const value = numberAt(descriptor, at + 1, length);
    readItem(walk, { tag: prefix & 0xfc, value, length });
    at += 1 + length;
  }
  const numbered = walk.fields.some((field) => field.reportId !== null);
  return numbered ? walk.fields.map((field) => ({ ...field, bit: field.bit + 8 })) : walk.fields;
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

interface Item {
  readonly tag: number;
  readonly value: number;
  readonly length: number;
}

function readItem(walk: Walk, item: Item): void {
  const { globals } = walk;
  switch (item.tag) {
    case 0x04:
      walk.globals = { ...globals, page: item.value & 0xffff };
      return;
    case 0x74:
      walk.globals = { ...globals, size: item.value };
      return;
    case 0x94:
      walk.globals = { ...globals, count: item.value };
      return;
    case 0x84:
      walk.globals = { ...globals, reportId: item.value & 0xff };
      return;
    case 0xa4:
      if (walk.kept.length < MOST_NESTED) walk.kept.push(globals);
      return;
    case 0xb4:
      walk.globals = walk.kept.pop() ?? globals;
      return;
    case 0x08:
      if (walk.usages.length < MOST_USAGES) walk.usages.push(fullUsage(globals.page, item));
      return;
    case 0x18:
      walk.minimum = fullUsage(globals.page, item);
      return;
    case 0x28:
      addRange(walk, fullUsage(globals.page, item));
      return;
    case 0x80:
      place(walk, item.value);
      return;
    case 0x90:
    case 0xb0:
    case 0xa0:
    case 0xc0:
      // Output, feature, collections: they end the local items and place nothing.
      walk.usages = [];
      walk.minimum = null;
      return;
    default:
  }
}

/** A usage of four bytes carries its own page. */
const fullUsage = (page: number, { value, length }: Item): number => (length === 4 ? value : page * 0x1_0000 + value);

function addRange(walk: Walk, last: number): void {
  const first = walk.minimum ?? last;
  for (let usage = first; usage <= last && walk.usages.length < MOST_USAGES; usage++) walk.usages.push(usage);
  walk.minimum = null;
}

/** An Input item: one field a usage, the last usage taking what is left (HID 1.11 §6.2.2.8). */
function place(walk: Walk, flags: number): void {
  const { size, count, reportId } = walk.globals;
  const key = reportId ?? 0;
  const start = walk.placed.get(key) ?? 0;
  const isConstant = (flags & 1) === 1;
  const usages = isConstant ? [] : walk.usages.slice(0, count);
  for (const [index, usage] of usages.entries()) {
    const isLast = index === usages.length - 1;
    walk.fields.push({ reportId, usage, bit: start + index * size, bits: (isLast ? count - index : 1) * size });
  }
  walk.placed.set(key, start + size * count);
  walk.usages = [];
  walk.minimum = null;
}
