import { readFile } from 'node:fs/promises';
import type { HidPort } from '../ports.ts';

/** A descriptor is at most 4 kB (Linux, HID_MAX_DESCRIPTOR_SIZE). */
const LONGEST_DESCRIPTOR = 4_096;

/**
 * USB scanners through node-hid, loaded only when asked: on Linux it needs libusb-1.0-0 and libudev1 even for hidraw.
 * Every call rejects with the system's reason while they are missing; the other sources keep working.
 */
export function nodeHidPort(): HidPort {
  const load = async () => {
    const loaded = await import('node-hid');
    const hid = loaded.default ?? loaded;
    // The other Linux driver knows no usages: every device would look alike.
    hid.setDriverType('hidraw');
    return hid;
  };
  return {
    list: async () => {
      const hid = await load();
      const devices = await hid.devicesAsync();
      return devices.flatMap((device) =>
        device.path === undefined
          ? []
          : {
              path: device.path,
              vendorId: device.vendorId,
              productId: device.productId,
              usagePage: device.usagePage ?? 0,
              usage: device.usage ?? 0,
              product: device.product ?? '',
            },
      );
    },
    open: async (path) => {
      const hid = await load();
      const device = await hid.HIDAsync.open(path);
      // Listening from the start: an error without a listener ends the process.
      let failed: Error | null = null;
      let onError = (error: Error): void => {
        failed = error;
      };
      device.on('error', (error: unknown) => onError(error instanceof Error ? error : new Error(String(error))));
      return {
        onReport: (listener) => device.on('data', (data: Buffer) => listener(data)),
        onError: (listener) => {
          onError = listener;
          if (failed !== null) listener(failed);
        },
        close: () => device.close(),
      };
    },
    descriptor: async (path) => {
      const [, name] = /^\/dev\/(hidraw\d{1,4})$/.exec(path) ?? [];
      if (name === undefined) return null;
      const bytes = await readFile(`/sys/class/hidraw/${name}/device/report_descriptor`).catch(() => null);
      return bytes === null || bytes.length > LONGEST_DESCRIPTOR ? null : bytes;
    },
  };
}
