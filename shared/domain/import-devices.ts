import { type Accessory, accessories } from './accessories.ts';
import { parseCode } from './card-code.ts';
import { fine, type ImportLine, type Read, readCents, readPurchaseDay, readWord, readWords } from './import-cells.ts';
import type { ImportMapping } from './import-columns.ts';
import { readLine, type ReadLine } from './import-lines.ts';
import type { ImportWords } from './import-members.ts';
import { foldName } from './member-search.ts';
import { type DeviceKind, deviceKinds, type DeviceState, deviceStates } from './vocabulary.ts';

/** A device as a line gives it; null and empty: the line says nothing, a device that is known keeps what it has. Money in cents. */
export interface ImportedDevice {
  readonly name: string;
  /** A label printed here before; null: a new one. */
  readonly label: string | null;
  readonly kind: DeviceKind;
  readonly model: string;
  readonly serial: string;
  readonly valueCents: number | null;
  readonly purchasedOn: string | null;
  readonly state: DeviceState | null;
  readonly accessories: readonly Accessory[] | null;
}
/** A device of the inventory, as far as lines are compared with it. */
export interface KnownDevice {
  readonly name: string;
  readonly label: string;
  readonly serial: string;
}

export function readDeviceLine(line: ImportLine, mapping: ImportMapping, words: ImportWords): ReadLine<ImportedDevice> {
  const reader = readLine(line, mapping);
  const name = reader.read('name', (text) => needed(text, 60), '');
  const label = reader.read<string | null>('label', readLabel, null);
  const saidKind = reader.read<string | null>('kind', (text) => neededWord(text, words.kind), null);
  const kind = deviceKinds.find((one) => one === saidKind) ?? 'other';
  const model = reader.read('model', optional, '');
  const serial = reader.read('serial', optional, '');
  const valueCents = reader.read('value', readCents, null);
  const purchasedOn = reader.read('purchasedOn', readPurchaseDay, null);
  const saidState = reader.read<string | null>('state', (text) => readWord(text, words.state), null);
  const state = deviceStates.find((one) => one === saidState) ?? null;
  const given = reader.read<readonly string[] | null>('accessories', (text) => readWords(text, words.accessories), null);
  const ticked = given === null ? null : accessories.filter((one) => given.includes(one));
  return reader.end({ name, label, kind, model, serial, valueCents, purchasedOn, state, accessories: ticked });
}

/** How a line is of a device that the inventory has: by its label, else its serial number, else its name. */
export function knownDevice<D extends KnownDevice>(
  draft: ImportedDevice,
  fleet: readonly D[],
): { readonly device: D; readonly by: 'label' | 'serial' | 'name' } | null {
  const by = {
    label: (device: D) => draft.label === device.label,
    serial: (device: D) => draft.serial !== '' && foldName(draft.serial) === foldName(device.serial),
    name: (device: D) => foldName(draft.name) === foldName(device.name),
  };
  for (const how of ['label', 'serial', 'name'] as const) {
    const device = fleet.find(by[how]);
    if (device !== undefined) return { device, by: how };
  }
  return null;
}

const needed = (text: string, most: number): Read<string> => {
  const typed = text.trim();
  return typed === '' ? { fault: 'missing' } : typed.length > most ? { fault: 'too-long' } : fine(typed);
};
const optional = (text: string): Read<string> => (text.trim().length > 200 ? { fault: 'too-long' } : fine(text.trim()));
const neededWord = (text: string, words: Readonly<Record<string, string>>): Read<string | null> =>
  text.trim() === '' ? { fault: 'missing' } : readWord(text, words);

function readLabel(text: string): Read<string | null> {
  if (text.trim() === '') return fine(null);
  const code = parseCode(text);
  return code.kind === 'device' ? fine(code.label) : { fault: 'label-wrong' };
}

/** Lines whose label stands in an earlier line: a label is stuck on one device. */
export function labelsTwice(lines: readonly { readonly line: number; readonly draft: ImportedDevice }[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const twice = new Set<number>();
  for (const { line, draft } of lines) {
    if (draft.label === null) continue;
    if (seen.has(draft.label)) twice.add(line);
    seen.add(draft.label);
  }
  return twice;
}
