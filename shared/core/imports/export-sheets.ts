import type { Exporting } from '../../contract/import-methods.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { type Sheet, text, type Value } from '../../sheets/sheets.ts';
import { writeCsv } from '../../sheets/write-csv.ts';
import { writeXlsx } from '../../sheets/write-xlsx.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { accessoriesOf, allDevices } from '../devices/device-store.ts';
import { shownMembers } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { allSites } from '../sites/site-store.ts';
import { exportWords } from './export-words.ts';

type File = Extract<Exporting, { readonly kind: 'file' }>;
const flag = (value: number): string => (value === 1 ? exportWords.yes : exportWords.no);
const sheetOf = ({ name, columns }: { readonly name: string; readonly columns: readonly string[] }, rows: readonly (readonly Value[])[]): Sheet => ({
  name,
  columns: columns.map((header) => text(header, '', 18)),
  rows,
});

/** Every sheet shown by a search: nobody erased, nobody merged into somebody else. */
export function memberSheet(call: Call): Sheet {
  const sites = new Map(allSites(call.db).map(({ code, name }) => [code, name]));
  const rows = shownMembers(call.db).map((member) => [
    member.firstName,
    member.lastName,
    member.birthYear,
    member.district,
    exportWords.programme[member.programme],
    sites.get(member.homeSite) ?? member.homeSite,
    member.language,
    flag(member.largeText),
    flag(member.toComplete),
  ]);
  return sheetOf(exportWords.members, rows);
}

export function deviceSheet(call: Call): Sheet {
  const rows = allDevices(call.db).map((device) => [
    device.name,
    device.label,
    exportWords.kind[device.kind],
    device.model,
    device.serial,
    device.valueCents === null ? null : device.valueCents / 100,
    device.purchasedOn === null ? null : { day: device.purchasedOn },
    exportWords.state[device.state],
    accessoriesOf(call.db, device.id)
      .map((one) => exportWords.accessory[one])
      .join(', ') || exportWords.noAccessory,
  ]);
  return sheetOf(exportWords.devices, rows);
}

const types = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The file of a sheet, with its line in the journal. */
export async function exportSheet(call: Call, sheet: Sheet, { method, format }: { readonly method: string; readonly format: 'csv' | 'xlsx' }): Promise<File> {
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeXlsx([sheet]);
  call.write(() => appendAudit(call, { method, object: `${format}:${sheet.rows.length} rows` }));
  const day = businessDayOf(call.now, readSettings(call.db).timeZone);
  return {
    kind: 'file',
    fileName: `${sheet.name.toLowerCase()}-${day}.${format}`,
    base64: bytes.toString('base64'),
    type: types[format],
    rows: sheet.rows.length,
  };
}
