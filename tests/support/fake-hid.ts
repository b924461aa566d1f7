import type { HidDeviceInfo, HidPort } from '../../shared/core/ports.ts';
import type { HidLayout } from '../../shared/domain/hid-layout.ts';

/** Bytes as text: UTF-8, so that accents take two. */
const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? Buffer.from(data, 'utf8') : data);

/** Input reports of a HID point-of-sale scanner as its layout says, 64 bytes unless it needs more; AIM `]Q1`, report id 2. */
export function reportsFor(data: string | Uint8Array, layout: HidLayout, aim = ']Q1'): readonly Uint8Array[] {
  const bytes = bytesOf(data);
  const { length, room, continued } = layout;
  const count = continued === null ? 1 : Math.max(1, Math.ceil(bytes.length / room));
  return Array.from({ length: count }, (_, part) => {
    const chunk = bytes.subarray(part * room, (part + 1) * room);
    const report = Buffer.alloc(Math.max(64, layout.data + room, (continued?.at ?? 0) + 1));
    if (layout.data > 0) report[0] = layout.reportId ?? 2;
    if (length !== null) report[length.at] = chunk.length & 0xff;
    if (length?.bytes === 2) report[length.at + 1] = chunk.length >> 8;
    if (layout.aim !== null) report.write(aim, layout.aim, 'latin1');
    report.set(chunk, layout.data);
    if (layout.maker !== null) report[layout.maker] = 0x73;
    if (continued !== null && part < count - 1) report[continued.at] = continued.mask;
    return report;
  });
}

/** The USB of a test: scanners are plugged, unplugged and made to read by hand. */
export interface FakeHid {
  readonly port: HidPort;
  libraryMissing: boolean;
  /** Paths that the system does not let us open. */
  readonly denied: Set<string>;
  /** Report descriptors that the system shows, by path. */
  readonly descriptors: Map<string, Uint8Array>;
  /** How often the devices were asked for. */
  readonly asked: () => number;
  /** How often each path was opened. */
  readonly opened: Map<string, number>;
  plug(given?: Partial<HidDeviceInfo>): void;
  unplug(path?: string): void;
  /** Gone without an error event, as some systems do. */
  vanish(path?: string): void;
  send(reports: readonly Uint8Array[], path?: string): void;
}
const FIRST_PATH = '/dev/hidraw0';

export function fakeHid(): FakeHid {
  /** Entries of the system: one for each collection, so several may share a path. */
  let devices: readonly HidDeviceInfo[] = [];
  const listeners = new Map<string, { report: (report: Uint8Array) => void; error: (error: Error) => void }>();
  let asked = 0;
  const hid: FakeHid = {
    libraryMissing: false,
    denied: new Set(),
    descriptors: new Map(),
    opened: new Map(),
    asked: () => asked,
    port: {
      list: async () => {
        asked += 1;
        if (hid.libraryMissing) throw new Error('libusb-1.0.so.0: cannot open shared object file');
        return devices;
      },
      open: async (path) => {
        if (hid.denied.has(path) || !devices.some((device) => device.path === path)) throw new Error(`cannot open device with path ${path}`);
        hid.opened.set(path, (hid.opened.get(path) ?? 0) + 1);
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
      descriptor: async (path) => hid.descriptors.get(path) ?? null,
    },
    plug: (given = {}) => {
      const device = { path: FIRST_PATH, vendorId: 0x0c2e, productId: 1, usagePage: 0x8c, usage: 2, product: 'Voyager 1450', ...given };
      const isSameEntry = (one: HidDeviceInfo): boolean => one.path === device.path && one.usagePage === device.usagePage && one.usage === device.usage;
      devices = [...devices.filter((one) => !isSameEntry(one)), device];
    },
    unplug: (path = FIRST_PATH) => {
      hid.vanish(path);
      listeners.get(path)?.error(new Error('could not read from HID device'));
    },
    vanish: (path = FIRST_PATH) => {
      devices = devices.filter((device) => device.path !== path);
    },
    send: (reports, path = FIRST_PATH) => reports.forEach((report) => listeners.get(path)?.report(report)),
  };
  return hid;
}
