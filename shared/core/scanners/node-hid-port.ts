import type { HidPort } from '../ports.ts';

/**
 * USB scanners through node-hid, loaded only when asked: on Linux it needs libusb-1.0-0 and libudev1 even for hidraw.
 * Every call rejects with the system's reason while they are missing; the other sources keep working.
 */
export function nodeHidPort(): HidPort {
  const load = async () => {
    const loaded = await import('node-hid');
    return loaded.default ?? loaded;
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
        close: async () => {
          device.removeAllListeners('data');
          await device.close();
        },
      };
    },
  };
}
