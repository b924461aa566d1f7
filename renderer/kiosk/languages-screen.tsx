import { GlobeIcon } from '@phosphor-icons/react/dist/csr/Globe';
import { isSpoken, kioskLanguages } from '../i18n/kiosk-languages.ts';
import { LanguageButton } from './language-row.tsx';
import type { KioskActions } from './use-kiosk-actions.ts';
import { useWords } from './words.ts';
import './languages.css';

/** Every language of the kiosk, each by its own name; no flags (UX K8). */
export function LanguagesScreen({ actions, lasts, turn }: { readonly actions: KioskActions; readonly lasts: number; readonly turn: string }) {
  const { t } = useWords();
  return (
    <main className="languages">
      <h1>
        <GlobeIcon weight="fill" aria-hidden="true" />
        {t('languages.title')}
      </h1>
      <div className="languages-all">
        {Object.keys(kioskLanguages)
          .filter(isSpoken)
          .map((language) => (
            <LanguageButton key={language} language={language} onSpeak={actions.speak} />
          ))}
      </div>
      <button type="button" className="languages-back" onClick={actions.restart}>
        {t('languages.back')}
      </button>
      <div key={turn} className="panel-bar" style={{ animationDuration: `${lasts}ms` }} />
    </main>
  );
}
