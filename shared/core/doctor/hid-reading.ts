import type { HidReading, ScannerLine } from '../../contract/doctor.ts';
import { symbologyOf } from '../../domain/aim-symbology.ts';
import { viewOfReport } from '../../domain/report-view.ts';
import { scannerMakers } from '../../domain/scanner-makers.ts';
import type { Core } from '../core.ts';
import type { HidEvent, SeenScanner } from '../scanners/hid-source.ts';
import { examineCode } from './examine-code.ts';

/** A long scan is shown by its first reports. */
const SHOWN_REPORTS = 3;

/** What a USB scanner sent, for the doctor: the bytes of a code stay here, unless it is one of the test sheet. */
export function hidReading(core: Core, event: Exclude<HidEvent, { readonly kind: 'devices' }>, now: number): HidReading {
  const scanner = scannerLine({ device: event.device, use: 'ready' });
  if (event.kind === 'unread') {
    const { why, layout, report } = event;
    return { kind: 'hid-unread', scanner, why, layout: layout?.name ?? null, reports: [viewOfReport(report, layout, false)] };
  }
  const { text, aim, chosen, terminator, encoding, reports, tookMs } = event.frame;
  const finding = examineCode(core, { text, aim, now });
  const symbology = symbologyOf(aim);
  return {
    kind: 'hid-scan',
    scanner,
    layout: chosen.layout.name,
    chosenBy: chosen.by,
    aim: symbology === null ? null : aim,
    symbology,
    terminator,
    encoding,
    length: [...text].length,
    tookMs,
    reportCount: reports.length,
    reports: reports.slice(0, SHOWN_REPORTS).map((report) => viewOfReport(report, chosen.layout, finding.kind === 'test')),
    finding,
  };
}

const hexOf = (id: number): string => id.toString(16).padStart(4, '0');

export function scannerLine({ device, use }: SeenScanner): ScannerLine {
  const { vendorId, productId, product } = device;
  const maker = scannerMakers[vendorId];
  return {
    name: product.trim().slice(0, 80),
    maker: maker?.name ?? null,
    usbId: `${hexOf(vendorId)}:${hexOf(productId)}`,
    use,
    hidPosIn: maker?.hidPosIn ?? null,
  };
}
