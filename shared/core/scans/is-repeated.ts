import { isSameScan, SAME_SCAN_MS } from '../../domain/scan-repeat.ts';
import type { Call } from '../core.ts';
import { lastReadAt } from './scan-store.ts';

/** Whether this code was read for this role a moment ago: by a keyboard scanner, a HID one and a camera at once it is one scan (SCANNING §2.6). */
export function isRepeated(call: Call, seen: { readonly role: 'kiosk' | 'desk'; readonly fingerprint: Buffer }): boolean {
  return isSameScan(lastReadAt(call.db, seen, { after: call.now - SAME_SCAN_MS, now: call.now }), call.now);
}
