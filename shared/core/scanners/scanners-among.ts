import { type HidRole, hidRoleOf } from '../../domain/scanner-makers.ts';
import type { HidDeviceInfo } from '../ports.ts';

export interface ScannerEntry {
  readonly device: HidDeviceInfo;
  readonly role: HidRole;
}
const order: readonly HidRole[] = ['pos', 'snapi', 'ibm-oem', 'keyboard'];

/**
 * The scanners among all HID entries of the system: it lists one entry for each collection, so each path counts once, and a
 * scanner that also shows a keyboard beside its reports is no keyboard-mode scanner.
 */
export function scannersAmong(devices: readonly HidDeviceInfo[]): readonly ScannerEntry[] {
  const byPath = new Map<string, ScannerEntry>();
  for (const device of devices) {
    const role = hidRoleOf(device);
    const before = byPath.get(device.path);
    if (role === null || (before !== undefined && order.indexOf(before.role) <= order.indexOf(role))) continue;
    byPath.set(device.path, { device, role });
  }
  const entries = [...byPath.values()];
  const reads = new Set(entries.filter(({ role }) => role === 'pos').map(({ device }) => productOf(device)));
  return entries.filter(({ device, role }) => role === 'pos' || !reads.has(productOf(device)));
}

const productOf = ({ vendorId, productId }: HidDeviceInfo): number => vendorId * 0x1_0000 + productId;
