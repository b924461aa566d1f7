/** Number formats of the standard itself that show a day. */
const dayFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether a number format shows a day: it has a letter of year or day outside quotes, brackets and colours. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return dayFormats.has(id);
  return /[dy]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|general|standard/gi, ''));
}

/** `JJ/MM/AAAA` of a day's number in a workbook: days since 30 December 1899, or since 1 January 1904 on old Macs. */
export function dayText(serial: number, since1904: boolean): string {
  const days = Math.floor(serial) + (since1904 ? 1_462 : 0);
  // Below 61 the count is off by the 29 February 1900 that never was.
  const day = new Date(Date.UTC(1899, 11, days < 61 ? 31 : 30) + days * 86_400_000);
  return Number.isNaN(day.getTime()) ? String(serial) : day.toISOString().slice(0, 10).split('-').toReversed().join('/');
}

/** A number as a person types it in France; what floating point adds after fifteen digits is not shown. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15))).replace('.', ',');

/** Column from 0 of a reference such as `AB12`. */
export function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
export const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? Number.NaN);
