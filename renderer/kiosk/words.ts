import { createContext, useContext } from 'react';
import type { Language } from '../../shared/domain/vocabulary.ts';
import { frKiosk, type KioskKey } from '../i18n/fr-kiosk.ts';
import { createTranslator, type Translate } from '../i18n/translate.ts';

/** What the kiosk says, in which language: always one language a screen. */
export interface KioskWords {
  readonly language: Language;
  readonly t: Translate<KioskKey>;
}
export const french: KioskWords = { language: 'fr', t: createTranslator(frKiosk) };
export const Words = createContext<KioskWords>(french);
export const useWords = (): KioskWords => useContext(Words);
