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
  plug(given?: Partial<HidDeviceInfo>): void;
  unplug(): void;
  send(reports: readonly Uint8Array[]): void;
}
export function fakeHid(): FakeHid {
  let device: HidDeviceInfo | null = null;
  let onReport: (report: Uint8Array) => void = () => undefined;
  let onError: (error: Error) => void = () => undefined;
  return {
    port: {
      list: async () => (device === null ? [] : [device]),
      open: async () => ({
        onReport: (listener) => {
          onReport = listener;
        },
        onError: (listener) => {
          onError = listener;
        },
        close: async () => undefined,
      }),
    },
    plug: (given = {}) => {
      device = { path: '/dev/hidraw0', vendorId: 0x0c2e, productId: 1, usagePage: 0x8c, usage: 2, product: 'Voyager 1450', ...given };
    },
    unplug: () => {
      device = null;
      onError(new Error('could not read from HID device'));
    },
    send: (reports) => reports.forEach((report) => onReport(report)),
  };
}
