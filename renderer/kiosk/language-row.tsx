import { GlobeIcon } from '@phosphor-icons/react/dist/csr/Globe';
import { type KioskLanguage, kioskLanguages } from '../i18n/kiosk-languages.ts';
import { useWords } from './words.ts';

/** Within reach at once; the globe has them all (docs/decisions/0022). */
const near = ['en', 'ar', 'uk'] as const satisfies readonly KioskLanguage[];

interface Props {
  readonly onSpeak: (language: KioskLanguage) => void;
  readonly onMore: () => void;
}

/** Three languages in their own words, and a globe (UX K1). In another language, French is the way back. */
export function LanguageRow({ onSpeak, onMore }: Props) {
  const { t, language } = useWords();
  const shown: readonly KioskLanguage[] = language === 'fr' ? near : ['fr', ...near.filter((one) => one !== language).slice(0, 2)];
  return (
    <div className="language-row">
      {shown.map((one) => (
        <LanguageButton key={one} language={one} onSpeak={onSpeak} />
      ))}
      <button type="button" onClick={onMore}>
        <GlobeIcon weight="fill" aria-hidden="true" />
        {t('languages.more')}
      </button>
    </div>
  );
}

/** A language by its own name, written its own way. */
export function LanguageButton({ language, onSpeak }: { readonly language: KioskLanguage; readonly onSpeak: Props['onSpeak'] }) {
  const { name, direction } = kioskLanguages[language];
  return (
    <button type="button" lang={language} dir={direction} onClick={() => onSpeak(language)}>
      {name}
    </button>
  );
}
