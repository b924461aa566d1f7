import type { DeviceKind } from './vocabulary.ts';

/** What goes with a device, shown as pictures to tick (UX D4). */
export const accessories = ['charger', 'mouse', 'headset', '4g-key'] as const;
export type Accessory = (typeof accessories)[number];

/** Whether an accessory of a loan is with the borrower, came back, or did not. */
export type AccessoryState = 'with' | 'back' | 'missing';

/** What a new device of this kind usually has; each device says its own afterwards. */
export function usualAccessories(kind: DeviceKind): readonly Accessory[] {
  switch (kind) {
    case 'laptop':
      return ['charger', 'mouse'];
    case 'tablet':
    case 'phone':
      return ['charger'];
    case 'other':
      return [];
  }
}
