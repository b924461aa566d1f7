import { createContext, useContext, useEffect, useReducer } from 'react';
import { frKiosk, type KioskKey } from '../i18n/fr-kiosk.ts';
import { isSpoken, type KioskLanguage, kioskLanguages } from '../i18n/kiosk-languages.ts';
import { createTranslator, type Translate } from '../i18n/translate.ts';

/** What the kiosk says, in which language: always one language a screen. */
export interface KioskWords {
  readonly language: KioskLanguage;
  readonly t: Translate<KioskKey>;
}
const french: KioskWords = { language: 'fr', t: createTranslator(frKiosk) };
export const Words = createContext<KioskWords>(french);
export const useWords = (): KioskWords => useContext(Words);

const loaded = new Map<KioskLanguage, KioskWords>([['fr', french]]);
async function load(language: KioskLanguage): Promise<void> {
  if (loaded.has(language)) return;
  const { load: catalogue, direction } = kioskLanguages[language];
  loaded.set(language, { language, t: createTranslator(await catalogue(), { language, direction }) });
}

/**
 * The words of a language: French and pictures while it is not there, or when the kiosk does not speak it; never half of each (UX K8).
 * All are fetched once the first screen stands, so that a scan finds its language there.
 */
export function useSpoken(asked: string | undefined): KioskWords {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let stopped = false;
    const all = Object.keys(kioskLanguages).filter(isSpoken);
    void (async () => {
      for (const language of all) {
        // A language that cannot be had is spoken in French.
        await load(language).catch(() => undefined);
        if (stopped) return;
      }
      again();
    })();
    return () => {
      stopped = true;
    };
  }, []);
  return (isSpoken(asked) ? loaded.get(asked) : undefined) ?? french;
}
