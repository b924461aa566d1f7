import type { SiteInfo } from '../../shared/contract/views.ts';
import { hourOf } from '../i18n/formats.ts';
import { CharterScreen } from './charter-screen.tsx';
import { CHARTER_MS, CHOICE_MS, HELP_MS, IDLE_MS, type KioskState } from './kiosk-machine.ts';
import { LanguagesScreen } from './languages-screen.tsx';
import { NumberScreen } from './number-screen.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import type { KioskActions } from './use-kiosk-actions.ts';
import { useWords } from './words.ts';

interface Props {
  readonly kiosk: KioskState;
  readonly site: SiteInfo;
  readonly actions: KioskActions;
}

const mine: ReadonlySet<string> = new Set(['charter', 'languages', 'forgotten', 'found', 'notFound'] satisfies readonly KioskState['screen'][]);
export const isLater = (screen: KioskState['screen']): boolean => mine.has(screen);

/** Screens that most visits never see; null for those that are not of these. */
export function LaterScreen({ kiosk, site, actions }: Props) {
  const { language, t } = useWords();
  const { screen, outcome, turn } = kiosk;
  if (screen === 'languages') return <LanguagesScreen actions={actions} lasts={CHOICE_MS} turn={String(turn)} />;
  if (screen === 'forgotten' || screen === 'found') {
    return <NumberScreen kiosk={kiosk} actions={actions} lasts={screen === 'found' ? CHOICE_MS : IDLE_MS} />;
  }
  if (screen === 'notFound') {
    return (
      <OutcomePanel tone="help" title={t('forgotten.none')} lines={[t('forgotten.noneDo')]} lasts={HELP_MS} turn={String(turn)}>
        <button type="button" onClick={actions.restart}>
          {t('restart')}
        </button>
      </OutcomePanel>
    );
  }
  if (screen !== 'charter' || outcome?.kind !== 'checked-in') return null;
  const { charter = 0, firstName, at } = outcome;
  return (
    <CharterScreen
      firstName={firstName}
      hour={hourOf(at, site.timeZone)}
      lasts={CHARTER_MS}
      turn={String(turn)}
      read={() => actions.readCharter(language)}
      onAccept={() => actions.acceptCharter(charter, language)}
      onLater={actions.charterLater}
      onTouch={actions.touch}
    />
  );
}
