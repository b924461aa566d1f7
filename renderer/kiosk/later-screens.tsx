import type { SiteInfo } from '../../shared/contract/views.ts';
import { hourOf } from '../i18n/formats.ts';
import { CharterScreen } from './charter-screen.tsx';
import { CHARTER_MS, CHOICE_MS, type KioskState } from './kiosk-machine.ts';
import { LanguagesScreen } from './languages-screen.tsx';
import type { KioskActions } from './use-kiosk-actions.ts';
import { useWords } from './words.ts';

interface Props {
  readonly kiosk: KioskState;
  readonly site: SiteInfo;
  readonly actions: KioskActions;
}

export const isLater = (screen: KioskState['screen']): boolean => screen === 'charter' || screen === 'languages';

/** Screens that most visits never see; null for those that are not of these. */
export function LaterScreen({ kiosk: { screen, outcome, turn }, site, actions }: Props) {
  const { language } = useWords();
  if (screen === 'languages') return <LanguagesScreen actions={actions} lasts={CHOICE_MS} turn={String(turn)} />;
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
