import type { ScannerUse } from '../../contract/doctor.ts';
import type { ScannerStatus } from '../../contract/views.ts';
import type { SeenScanner } from './hid-source.ts';

/** What the HID source last saw; null: the system cannot be asked. */
export interface ScannerState {
  seen: readonly SeenScanner[] | null;
}

/** What is worth telling first: a scanner that works, then one that could. */
const order = ['ready', 'refused', 'keyboard-mode', 'snapi', 'ibm-oem'] as const satisfies readonly ScannerUse[];

/** All scanners in one sentence. */
export function scannerStatus({ seen }: ScannerState): ScannerStatus {
  if (seen === null) return { hid: 'unavailable', device: null };
  const [first] = seen.toSorted((a, b) => order.indexOf(a.use) - order.indexOf(b.use));
  if (first === undefined) return { hid: 'absent', device: null };
  const { use, device } = first;
  return { hid: use === 'snapi' || use === 'ibm-oem' ? 'wrong-mode' : use, device: device.product };
}
