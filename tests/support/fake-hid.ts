import type { HidDeviceInfo, HidPort } from '../../shared/core/ports.ts';
import type { HidLayout } from '../../shared/domain/scan-frame.ts';

/** 64-byte input reports of a HID point-of-sale scanner, as the public manuals show them (report id 2, AIM `]Q1`, bit 0 of the last byte: continued). */
export function reportsFor(text: string, layout: HidLayout): readonly Uint8Array[] {
  const bytes = Buffer.from(text, 'utf8');
  const count = Math.max(1, Math.ceil(bytes.length / layout.room));
  return Array.from({ length: count }, (_, part) => {
    const chunk = bytes.subarray(part * layout.room, (part + 1) * layout.room);
    const report = Buffer.alloc(64);
    report[0] = 2;
    report[1] = chunk.length;
    if (layout.data > 2) report.write(']Q1', layout.data - 3, 'latin1');
    chunk.copy(report, layout.data);
    if (part < count - 1) report[63] = 1;
    return report;
  });
}

/** The USB of a test: scanners are plugged, unplugged and made to read by hand. */
export interface FakeHid {
  readonly port: HidPort;
  libraryMissing: boolean;
  /** Paths that the system does not let us open. */
  readonly denied: Set<string>;
  /** How often the devices were asked for. */
  readonly asked: () => number;
  plug(given?: Partial<HidDeviceInfo>): void;
  unplug(path?: string): void;
  send(reports: readonly Uint8Array[], path?: string): void;
}
const FIRST_PATH = '/dev/hidraw0';

export function fakeHid(): FakeHid {
  const devices = new Map<string, HidDeviceInfo>();
  const listeners = new Map<string, { report: (report: Uint8Array) => void; error: (error: Error) => void }>();
  let asked = 0;
  const hid: FakeHid = {
    libraryMissing: false,
    denied: new Set(),
    asked: () => asked,
    port: {
      list: async () => {
        asked += 1;
        if (hid.libraryMissing) throw new Error('libusb-1.0.so.0: cannot open shared object file');
        return [...devices.values()];
      },
      open: async (path) => {
        if (hid.denied.has(path)) throw new Error(`cannot open device with path ${path}`);
        const listening = { report: (_report: Uint8Array): void => undefined, error: (_error: Error): void => undefined };
        listeners.set(path, listening);
        return {
          onReport: (listener) => {
            listening.report = listener;
          },
          onError: (listener) => {
            listening.error = listener;
          },
          close: async () => {
            if (listeners.get(path) === listening) listeners.delete(path);
          },
        };
      },
    },
    plug: (given = {}) => {
      const device = { path: FIRST_PATH, vendorId: 0x0c2e, productId: 1, usagePage: 0x8c, usage: 2, product: 'Voyager 1450', ...given };
      devices.set(device.path, device);
    },
    unplug: (path = FIRST_PATH) => {
      devices.delete(path);
      listeners.get(path)?.error(new Error('could not read from HID device'));
    },
    send: (reports, path = FIRST_PATH) => reports.forEach((report) => listeners.get(path)?.report(report)),
  };
  return hid;
}
