import type { ScannerUse } from '../shared/contract/doctor.ts';
import type { HidEvent, SeenScanner } from '../shared/core/scanners/hid-source.ts';
import { symbologyOf } from '../shared/domain/aim-symbology.ts';
import { scannerMakers } from '../shared/domain/scanner-makers.ts';

export interface ScanLine {
  readonly scan: string;
  /** `]Q1` and the like; null when the scanner said none. */
  readonly aim: string | null;
  readonly symbology: string | null;
  readonly source: 'hid';
  readonly device: string;
}
export interface StatusLine {
  readonly status: 'connected' | 'disconnected' | 'keyboard-mode' | 'refused' | 'unavailable';
  /** null: about no device. */
  readonly device: string | null;
  /** What to do, in one sentence; null: nothing. */
  readonly hint: string | null;
}
/** Scanners as last told; null: the system could not be asked. */
export type Seen = readonly SeenScanner[] | null | 'nothing-yet';

export function scanLine({ device, frame }: Extract<HidEvent, { readonly kind: 'scan' }>): ScanLine {
  return { scan: frame.text, aim: frame.aim || null, symbology: symbologyOf(frame.aim), source: 'hid', device: nameOf(device) };
}

/** What has changed since the last time; a first look that finds nothing says so. */
export function statusLines(before: Seen, now: readonly SeenScanner[] | null): readonly StatusLine[] {
  if (now === null) return [unavailable];
  const known = before === null || before === 'nothing-yet' ? [] : before;
  const isIn = (list: readonly SeenScanner[], one: SeenScanner): boolean => list.some((other) => keyOf(other) === keyOf(one));
  const gone = known.filter((one) => one.use === 'ready' && !isIn(now, one)).map(({ device }) => line('disconnected', device, null));
  const come = now.filter((one) => !isIn(known, one)).map(lineOf);
  return now.length === 0 && gone.length === 0 ? [nothingPlugged] : [...gone, ...come];
}

const unavailable: StatusLine = {
  status: 'unavailable',
  device: null,
  hint: 'The USB library is missing: install libusb-1.0-0 and libudev1 (apt-get install -y libusb-1.0-0 libudev1); keyboard scanners work without it.',
};
const nothingPlugged: StatusLine = {
  status: 'unavailable',
  device: null,
  hint: 'No USB scanner is plugged in: plug one in, or read its setup barcode for "USB HID POS"; keyboard scanners are read by the app, not here.',
};
const ownMode = (device: SeenScanner['device'], mode: string): string =>
  `The scanner is in ${mode}: make it read the setup barcode for "USB HID POS" of its manual${manualOf(device)}.`;
const hints: Readonly<Record<ScannerUse, (device: SeenScanner['device']) => string | null>> = {
  ready: () => null,
  refused: () =>
    'The system refuses access: on Linux install build/linux/70-accueil-numerique-scanners.rules in /etc/udev/rules.d and plug it in again; elsewhere close the program that uses it.',
  'keyboard-mode': (device) =>
    `The scanner types like a keyboard and is read by the app as it is; for HID reports make it read the setup barcode for "USB HID POS" of its manual${manualOf(device)}.`,
  snapi: (device) => ownMode(device, 'its maker’s own mode (SNAPI)'),
  'ibm-oem': (device) => ownMode(device, 'IBM OEM mode'),
};
const statuses = { ready: 'connected', refused: 'refused', 'keyboard-mode': 'keyboard-mode', snapi: 'unavailable', 'ibm-oem': 'unavailable' } as const;

const lineOf = ({ device, use }: SeenScanner): StatusLine => line(statuses[use], device, hints[use](device));
const line = (status: StatusLine['status'], device: SeenScanner['device'], hint: string | null): StatusLine => ({ status, device: nameOf(device), hint });
const keyOf = ({ device, use }: SeenScanner): string => `${use} ${device.path} ${device.vendorId} ${device.productId}`;
const hexOf = (id: number): string => id.toString(16).padStart(4, '0');

function nameOf({ product, vendorId, productId }: SeenScanner['device']): string {
  const name = product.trim() || scannerMakers[vendorId]?.name || 'USB scanner';
  return `${name} (${hexOf(vendorId)}:${hexOf(productId)})`;
}

function manualOf({ vendorId }: SeenScanner['device']): string {
  const where = scannerMakers[vendorId]?.hidPosIn;
  return where == null ? '' : ` (${where})`;
}
