import { foldName } from './member-search.ts';

/** What a spreadsheet has in a cell that is no value to import. */
export type CellTrouble = 'formula-empty' | 'formula-error' | 'merged';
/** A cell as a person sees it; `trouble`: why it cannot be taken. */
export interface ImportCell {
  readonly text: string;
  readonly trouble: CellTrouble | null;
}
/** `line` as the spreadsheet counts, from 1. */
export interface ImportLine {
  readonly line: number;
  readonly cells: readonly ImportCell[];
}
/** Why a cell is refused; each has a sentence that says what to do. */
export type CellFault =
  | CellTrouble
  | 'missing'
  | 'too-long'
  | 'not-a-name'
  | 'year-two-digits'
  | 'year-wrong'
  | 'day-wrong'
  | 'day-two-digits'
  | 'day-old'
  | 'amount-wrong'
  | 'word-unknown'
  | 'label-wrong'
  | 'label-twice'
  | 'district-wrong'
  | 'too-many-cells';
export type Read<T> = { readonly fault: null; readonly value: T } | { readonly fault: CellFault };

export const fine = <T>(value: T): Read<T> => ({ fault: null, value });

/** The year of a date or a year alone; a date gives its year and nothing else of it is kept. Empty: null. */
export function readBirthYear(text: string, thisYear: number): Read<number | null> {
  const typed = text.trim();
  if (typed === '') return fine(null);
  if (/^\d{1,2}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(typed)) return { fault: 'year-two-digits' };
  const year = /^\d{4}$/.test(typed) ? Number(typed) : Number(dayOf(typed)?.slice(0, 4) ?? Number.NaN);
  return year >= 1900 && year <= thisYear ? fine(year) : { fault: 'year-wrong' };
}

/** A day of the calendar, `JJ/MM/AAAA` or `AAAA-MM-JJ`, from 2020 on as the device's form. Empty: null. */
export function readPurchaseDay(text: string): Read<string | null> {
  const typed = text.trim();
  if (typed === '') return fine(null);
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(typed)) return { fault: 'day-two-digits' };
  const day = dayOf(typed);
  if (day === null) return { fault: 'day-wrong' };
  return day >= '2020' && day < '2100' ? fine(day) : { fault: day < '2020' ? 'day-old' : 'day-wrong' };
}

/** Cents of an amount as French people write it (`1 234,50 €`) or as programs do. Empty: null. */
export function readCents(text: string): Read<number | null> {
  const plain = text.replaceAll(/[\s€]/gu, '').replace(/^(\d{1,3})(\.\d{3})+(?=,)/, (whole) => whole.replaceAll('.', ''));
  if (plain === '') return fine(null);
  const amount = plain.replace(',', '.');
  return /^\d{1,6}(\.\d{1,2})?$/.test(amount) ? fine(Math.round(Number(amount) * 100)) : { fault: 'amount-wrong' };
}

/** What a word means, by the folded words known; empty: null. */
export function readWord(text: string, words: Readonly<Record<string, string>>): Read<string | null> {
  const folded = foldName(text);
  if (folded === '') return fine(null);
  const meaning = words[folded];
  return meaning === undefined ? { fault: 'word-unknown' } : fine(meaning);
}

/** The same for several words in one cell, separated by `,` `;` `/` `+` or a new line; a word may mean none of them (''). Empty: null. */
export function readWords(text: string, words: Readonly<Record<string, string>>): Read<readonly string[] | null> {
  if (text.trim() === '') return fine(null);
  const read = splitWords(text).map((word) => readWord(word, words));
  const wrong = read.find((one) => one.fault !== null);
  if (wrong !== undefined) return { fault: 'word-unknown' };
  return fine([...new Set(read.flatMap((one) => (one.fault === null && one.value !== null && one.value !== '' ? [one.value] : [])))]);
}
export const splitWords = (text: string): readonly string[] =>
  text
    .split(/[,;/+\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');

const citiesOfDistricts: Readonly<Record<string, string>> = { '75': '750', '69': '690', '13': '130' };

/** `7`, `7e`, `Lyon 7ème` and the postal codes of cities cut in districts; elsewhere the postal code itself. `known`: districts that an antenne serves. */
export function readDistrict(text: string, known: ReadonlySet<string>): Read<string | null> {
  const typed = foldName(text);
  if (typed === '') return fine(null);
  const postal = /\b(\d{5})\b/.exec(typed)?.[1];
  if (postal !== undefined) {
    const district = postal.startsWith(citiesOfDistricts[postal.slice(0, 2)] ?? '-') ? String(Number(postal.slice(3))) : '';
    return fine(known.has(district) ? district : postal);
  }
  const number = /^(?:[a-z ]+ )?0?(\d{1,2}) ?(?:er|e|eme|nd|nde)?(?: arr[a-z]*)?$/.exec(typed)?.[1];
  if (number !== undefined) return fine(number);
  const plain = text.trim().toUpperCase();
  return /^[0-9A-Z]{1,5}$/.test(plain) ? fine(plain) : { fault: 'district-wrong' };
}

/** A name of a person: something a person could be called, never a number or an address of mail. */
export function readPersonName(text: string): Read<string> {
  if (text.trim() === '') return { fault: 'missing' };
  if (text.length > 100) return { fault: 'too-long' };
  return /\p{L}/u.test(text) && !/\d{4}|@/.test(text) ? fine(text) : { fault: 'not-a-name' };
}

/** ISO day of a text, null when the calendar has no such day. */
function dayOf(typed: string): string | null {
  const [whole, a = '', b = '', c = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  const [other, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  if (whole === undefined && other === undefined) return null;
  const [year, month, day] = (whole === undefined ? [y, m, d] : [a, b, c]).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  const two = (part: number): string => String(part).padStart(2, '0');
  return day >= 1 && day <= days ? `${year}-${two(month)}-${two(day)}` : null;
}
