import { type ImportLine, readBirthYear, readDistrict, readPersonName, readWord } from './import-cells.ts';
import type { ImportMapping } from './import-columns.ts';
import { readLine, type ReadLine } from './import-lines.ts';
import type { WordField } from './import-fields.ts';
import { foldName } from './member-search.ts';
import { type Language, languages, type Programme, programmes } from './vocabulary.ts';

/** What words mean in each field, folded → value. */
export type ImportWords = Readonly<Record<WordField, Readonly<Record<string, string>>>>;
export interface MemberContext {
  readonly thisYear: number;
  /** Districts that an antenne serves, with its code. */
  readonly siteOfDistrict: ReadonlyMap<string, string>;
  readonly siteHere: string;
  readonly words: ImportWords;
}
/** A person's sheet as a line gives it. */
export interface ImportedMember {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number | null;
  readonly district: string | null;
  readonly programme: Programme;
  readonly homeSite: string;
  readonly language: Language;
  readonly largeText: boolean;
  /** Said by the line, or else: a birth year or a district is missing. */
  readonly toComplete: boolean;
}

export function readMemberLine(line: ImportLine, mapping: ImportMapping, context: MemberContext): ReadLine<ImportedMember> {
  const reader = readLine(line, mapping);
  const word = (field: WordField): string | null => reader.read<string | null>(field, (text) => readWord(text, context.words[field]), null);
  const [saidProgramme, saidLanguage, saidComplete] = [word('programme'), word('language'), word('toComplete')];
  const firstName = reader.read('firstName', readPersonName, '');
  const lastName = reader.read('lastName', readPersonName, '');
  const birthYear = reader.read('birthYear', (text) => readBirthYear(text, context.thisYear), null);
  const district = reader.read('district', (text) => readDistrict(text, new Set(context.siteOfDistrict.keys())), null);
  const programme = programmes.find((one) => one === saidProgramme) ?? 'none';
  const homeSite = word('homeSite') ?? context.siteOfDistrict.get(district ?? '') ?? context.siteHere;
  const language = languages.find((one) => one === saidLanguage) ?? 'fr';
  const largeText = word('largeText') === 'yes';
  const toComplete = saidComplete === null ? birthYear === null || district === null : saidComplete === 'yes';
  return reader.end({ firstName, lastName, birthYear, district, programme, homeSite, language, largeText, toComplete });
}

/** Lines of the file that are of the person of an earlier one: same words in any order, and years that agree. Line → earlier line. */
export function twinLines(lines: readonly { readonly line: number; readonly draft: ImportedMember }[]): ReadonlyMap<number, number> {
  const seen = new Map<string, { readonly line: number; readonly birthYear: number | null }[]>();
  const twins = new Map<number, number>();
  for (const { line, draft } of lines) {
    const key = foldName(`${draft.firstName} ${draft.lastName}`).split(' ').toSorted().join(' ');
    const before = seen.get(key) ?? [];
    const twin = before.find(({ birthYear }) => birthYear === null || draft.birthYear === null || birthYear === draft.birthYear);
    if (twin !== undefined) twins.set(line, twin.line);
    else seen.set(key, [...before, { line, birthYear: draft.birthYear }]);
  }
  return twins;
}
