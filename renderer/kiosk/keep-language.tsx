import type { Language } from '../../shared/domain/vocabulary.ts';
import type { KioskLanguage } from '../i18n/kiosk-languages.ts';
import type { KioskState } from './kiosk-machine.ts';
import { useWords } from './words.ts';

interface Props {
  readonly kiosk: KioskState;
  /** What the person's sheet says; absent: French. */
  readonly onSheet: Language | undefined;
  readonly onKeep: (language: KioskLanguage) => void;
}

/** The language touched before the scan may stay, for every visit (UX K8). */
export function KeepLanguage({ kiosk: { language, kept }, onSheet = 'fr', onKeep }: Props) {
  const { t } = useWords();
  if (kept) return <p role="status">{t('languages.kept')}</p>;
  if (language === null || language === onSheet) return null;
  return (
    <button type="button" className="quiet" onClick={() => onKeep(language)}>
      {t('languages.keep')}
    </button>
  );
}
