import type { SiteChoice } from '../../../shared/contract/people-views.ts';
import type { ImportMapping } from '../../../shared/domain/import-columns.ts';
import { accessories } from '../../../shared/domain/accessories.ts';
import { type WordField, wordFields } from '../../../shared/domain/import-fields.ts';
import type { ImportWords } from '../../../shared/domain/import-members.ts';
import { foldName } from '../../../shared/domain/member-search.ts';
import { deviceKinds, deviceStates, languages, programmes } from '../../../shared/domain/vocabulary.ts';
import { frImportWords } from '../../i18n/import-words.ts';
import { t } from '../words.ts';

/** Words known: French ones, the antennes by name and code, and those that the person explained. */
export function wordsKnown(sites: readonly SiteChoice[], said: ImportMapping['words']): ImportWords {
  const named = Object.fromEntries(sites.flatMap(({ code, name }) => [code, name].map((word) => [foldName(word), code])));
  const words = (field: WordField): Readonly<Record<string, string>> => ({ ...frImportWords[field], ...(field === 'homeSite' ? named : {}), ...said[field] });
  return {
    programme: words('programme'),
    homeSite: words('homeSite'),
    language: words('language'),
    largeText: words('largeText'),
    toComplete: words('toComplete'),
    kind: words('kind'),
    state: words('state'),
    accessories: words('accessories'),
  };
}

export interface WordChoice {
  readonly value: string;
  readonly label: string;
}
/** What a word may mean in a field, as shown. */
export function choicesOf(field: WordField, sites: readonly SiteChoice[]): readonly WordChoice[] {
  switch (field) {
    case 'programme':
      return programmes.map((value) => ({ value, label: t(`programme.${value}`) }));
    case 'homeSite':
      return sites.map(({ code, name }) => ({ value: code, label: name }));
    case 'language':
      return languages.map((value) => ({ value, label: t(`language.${value}`) }));
    case 'largeText':
    case 'toComplete':
      return (['yes', 'no'] as const).map((value) => ({ value, label: t(`import.${value}`) }));
    case 'kind':
      return deviceKinds.map((value) => ({ value, label: t(`kind.${value}`) }));
    case 'state':
      return deviceStates.map((value) => ({ value, label: t(`import.state-${value}`) }));
    case 'accessories':
      return accessories.map((value) => ({ value, label: t(`accessory.${value}`) }));
  }
}
/** The label of one value; the value itself when nobody knows it. */
export const labelOf = (field: WordField, value: string, sites: readonly SiteChoice[]): string =>
  choicesOf(field, sites).find((choice) => choice.value === value)?.label ?? value;

export const isWord = (field: string | null): field is WordField => wordFields.some((one) => one === field);
