import type { MethodInput } from '../../contract/methods.ts';
import { pdfOf } from '../cards/page-to-pdf.ts';
import type { Call, Handlers } from '../core.ts';
import { allDevices } from '../devices/device-store.ts';
import { allWorkstations } from '../workstations/workstation-store.ts';
import { labelSheets, labelTestPage } from './label-page.ts';
import { allPrinters, keepPrinter, offsetOf } from './printer-store.ts';

export const labelMethods: Handlers<'labels.sheet' | 'labels.pdf' | 'labels.test' | 'printers.list' | 'printers.keep'> = {
  'labels.sheet': sheetOf,
  'labels.pdf': async (call, input) => await pdfOf(call, await sheetOf(call, input)),
  'labels.test': async (call, { format, printer }) => ({
    html: labelTestPage({ format, printer, offset: offsetOf(call.db, printer) }),
    fileName: `test-${format}`,
  }),
  'printers.list': (call) => allPrinters(call.db),
  'printers.keep': (call, { name, rightTenths, downTenths }) => {
    keepPrinter(call.db, { name, rightTenths, downTenths });
    call.changed('printers');
    return null;
  },
};

async function sheetOf(call: Call, input: MethodInput<'labels.sheet'>): Promise<{ html: string; fileName: string }> {
  const devices = allDevices(call.db).filter((device) => input.deviceIds === null || input.deviceIds.includes(device.id));
  const inUse = input.deviceIds === null ? devices.filter((device) => device.state !== 'retired' && device.atSite === null) : devices;
  const labels = [...(input.workstations ? allWorkstations(call.db) : []), ...inUse];
  const html = await labelSheets(labels, { format: input.format, start: input.start, offset: offsetOf(call.db, input.printer) });
  return { html, fileName: `etiquettes-${input.format}` };
}
