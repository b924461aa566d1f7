import { usualAccessories } from '../../domain/accessories.ts';
import type { DeviceKind } from '../../domain/vocabulary.ts';
import type { insertDevice } from './device-store.ts';

/** A device of which only name and kind are known, with what such a device usually has. */
export function plainDevice(name: string, kind: DeviceKind, label: string): Parameters<typeof insertDevice>[1] {
  return { name, kind, label, model: '', serial: '', valueCents: null, purchasedOn: null, accessories: usualAccessories(kind) };
}
