/** Report descriptors written item by item from HID POS Usage Tables 1.02; hexadecimal, blanks for people. */
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

const start = '05 8C 09 02 A1 01 15 00 26 FF 00 75 08';
const continued = '05 8C 95 01 75 01 25 01 09 FF 81 02 75 07 81 03 C0';

export const hidDescriptors = {
  /** Report 2: count, three AIM bytes, 56 of data, two of the maker's, continued. As Honeywell lays it out. */
  honeywell: bytes(`${start} 85 02 05 01 09 3B 95 01 81 02 05 8C 09 FB 09 FC 09 FD 95 03 81 02 09 FE 95 38 82 02 01 06 66 FF 09 04 95 02 81 02 ${continued}`),
  /** A count of two bytes, as Zebra lays it out. */
  zebra: bytes(`${start} 85 02 05 01 09 3B 75 10 95 01 81 02 75 08 05 8C 19 FB 29 FD 95 03 81 02 09 FE 95 38 82 02 01 06 66 FF 09 04 95 01 81 02 ${continued}`),
  /** No AIM; data at once after the count, four bytes of nothing behind them. */
  newland: bytes(`${start} 85 02 05 01 09 3B 95 01 81 02 05 8C 09 FE 95 38 82 02 01 95 04 81 03 06 66 FF 09 04 95 01 81 02 ${continued}`),
  /** The least that the tables ask for: no report id, no count, no AIM, no continuation; 32 bytes of data. */
  minimal: bytes(`${start} 09 FE 95 20 82 02 01 C0`),
  /** Data first, then AIM (one usage of three bytes), count and a whole byte for "continued"; report 7; an output report beside it. */
  upsideDown: bytes(`${start} 85 07 09 FE 95 28 82 02 01 09 FB 95 03 81 02 09 3B 95 01 81 02 09 FF 81 02 85 04 06 66 FF 09 01 95 3F 91 02 C0`),
  /** Four-byte usages, push and pop, and a trigger report (5) beside the data (2). */
  busy: bytes(
    `${start} 85 05 A4 0B 60 00 8C 00 95 01 81 02 B4 85 02 0B 3B 00 01 00 95 01 81 02 0B FE 00 8C 00 95 3C 82 02 01 75 01 95 01 09 FF 81 02 75 07 81 03 C0`,
  ),
  keyboard: bytes('05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 06 19 00 29 65 81 00 C0'),
} as const;
