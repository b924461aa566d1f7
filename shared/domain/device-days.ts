import { percentOf } from './comparison.ts';
import { type DeviceKind, deviceKinds } from './vocabulary.ts';

/** One device on one day. */
export interface DeviceOfDay {
  readonly kind: DeviceKind;
  /** It could be lent here when the day was closed. */
  readonly inService: boolean;
  /** It was in somebody's hands at some time of the day. */
  readonly used: boolean;
}
export interface DeviceDays {
  readonly inService: number;
  readonly used: number;
}

/** Devices of a day by kind, kinds without any left out; one that was lent was in service, whatever became of it. */
export function deviceDaysOf(devices: readonly DeviceOfDay[]): Partial<Record<DeviceKind, DeviceDays>> {
  return Object.fromEntries(
    deviceKinds.flatMap((kind) => {
      const offered = devices.filter((device) => device.kind === kind && (device.inService || device.used));
      return offered.length === 0 ? [] : [[kind, { inService: offered.length, used: offered.filter(({ used }) => used).length }]];
    }),
  );
}

/** Days in use over days in service (REPORTING, use rate); null where the base is too small or no closing said it. */
export const useRateOf = ({ inService, used }: DeviceDays): number | null => percentOf(used, inService);
