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

/** Sentences of one catalogue (ICU messages), in French. */
export function createTranslator<Key extends string>(catalogue: Readonly<Record<Key, string>>): Translate<Key> {
  const i18n = setupI18n();
  // The build compiles the catalogues; elsewhere (tests) sentences are compiled as they are first said.
  if (import.meta.env.CATALOGUES_COMPILED !== true) i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: 'fr', messages: { ...catalogue } });
  return (key, values) => bindPunctuation(i18n._(key, values));
}
