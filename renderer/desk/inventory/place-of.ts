import type { DeviceLine } from '../../../shared/contract/inventory-views.ts';
import { deviceStates } from '../../../shared/domain/vocabulary.ts';

/** What the list of devices may be narrowed to. */
export const deviceFilters = ['all', 'free', 'lent', ...deviceStates.filter((state) => state !== 'available'), 'elsewhere'] as const;
export type DeviceFilter = (typeof deviceFilters)[number];

/** Where a device is now, in one word. */
export function placeOf(device: DeviceLine): Exclude<DeviceFilter, 'all'> {
  if (device.lentTo !== null) return 'lent';
  if (device.atSite !== null) return 'elsewhere';
  return device.state === 'available' ? 'free' : device.state;
}
