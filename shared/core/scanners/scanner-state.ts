import type { ScannerStatus } from '../../contract/views.ts';

/** What the HID source last saw; read by `scanners.status`. */
export interface ScannerState {
  current: ScannerStatus;
}
