import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

export type Values = Readonly<Record<string, string | number>>;
/** A sentence by its key; ICU placeholders and plurals take `values`. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/**
 * French punctuation never begins a line: the blank before it does not break (narrow before ! ? ; and », wide before :).
 * A sentence that ends with an abbreviation ("Aya B.") ends once.
 */
export function bindPunctuation(sentence: string): string {
  return sentence
    .replace(/([^.])\.\.$/, '$1.')
    .replaceAll(/ (?=[!?;»])/g, '\u202f')
    .replaceAll('« ', '«\u202f')
    .replaceAll(/ (?=:)/g, '\u00a0');
}

/** How the sentences of a catalogue are written. */
export interface Written {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Sentences of one catalogue (ICU messages), in French unless said otherwise. */
export function createTranslator<Key extends string>(
  catalogue: Readonly<Record<Key, string>>,
  { language, direction }: Written = { language: 'fr', direction: 'ltr' },
): Translate<Key> {
  const i18n = setupI18n();
  // The build compiles the catalogues; elsewhere (tests) sentences are compiled as they are first said.
  if (import.meta.env.CATALOGUES_COMPILED !== true) i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: language, messages: { ...catalogue } });
  const bound = language === 'fr' ? bindPunctuation : (sentence: string) => sentence;
  return (key, values) => bound(i18n._(key, direction === 'rtl' && values !== undefined ? isolated(values) : values));
}

/** Names, hours and labels keep their own direction inside a sentence written from right to left. */
const isolated = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]));
