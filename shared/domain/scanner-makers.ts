/** Makers of scanners by USB vendor id: whose keyboards are scanners, and where their manual switches the mode. */
export interface ScannerMaker {
  readonly name: string;
  /** The chapter and the name of the setup barcode in the maker's own manuals; null: not known. */
  readonly hidPosIn: string | null;
}
const honeywell: ScannerMaker = { name: 'Honeywell', hidPosIn: 'Programming the Interface › USB HID' };
const datalogic: ScannerMaker = { name: 'Datalogic', hidPosIn: null };
export const scannerMakers: Readonly<Record<number, ScannerMaker>> = {
  0x05e0: { name: 'Zebra', hidPosIn: 'USB Interface › USB Device Type › USB HID POS' },
  0x05f9: datalogic,
  0x065a: { name: 'Opticon', hidPosIn: null },
  0x080c: datalogic,
  0x0acd: { name: 'ID TECH', hidPosIn: 'USB Interface › HID-POS' },
  0x0c2e: honeywell,
  0x0db5: { name: 'Access-IS', hidPosIn: null },
  0x11fa: { name: 'Code', hidPosIn: null },
  0x1eab: { name: 'Newland', hidPosIn: 'USB Interface › HID-POS' },
  0x23d0: honeywell,
  0x2dd6: { name: 'Unitech', hidPosIn: null },
};

/** What one HID entry of the system is to us. */
export type HidRole =
  /** Reads by reports: opened. */
  | 'pos'
  /** Types like a keyboard: never opened. */
  | 'keyboard'
  /** Speaks a language of its own: needs a setup barcode. */
  | 'snapi'
  | 'ibm-oem';
interface HidEntry {
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage: number;
  readonly usage: number;
}

const SYMBOL = 0x05e0;
/** Symbol's own product ids: its native language with and without pictures; IBM hand-held and table-top. */
const snapiProducts = [0x1900, 0x1901];
const ibmProducts = [0x1300, 0x1400];

/** The role of an entry; null: no scanner of anybody (a mouse, the office keyboard). */
export function hidRoleOf({ vendorId, productId, usagePage, usage }: HidEntry): HidRole | null {
  if (usagePage === 0x8c && usage === 2) return 'pos';
  if (!(vendorId in scannerMakers)) return null;
  if (usagePage === 1 && usage === 6) return 'keyboard';
  if (vendorId === SYMBOL && snapiProducts.includes(productId)) return 'snapi';
  // The "OEM point of sale" page of IBM's tables.
  return usagePage === 0xff45 || (vendorId === SYMBOL && ibmProducts.includes(productId)) ? 'ibm-oem' : null;
}
