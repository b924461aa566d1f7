import type { SiteInfo } from '../../shared/contract/views.ts';
import { dayOf, hourOf, weekdayOf } from '../i18n/formats.ts';
import { kioskLanguages } from '../i18n/kiosk-languages.ts';
import { CHOICE_MS, isRush, type KioskState, type Shown, STAY_MS } from './kiosk-machine.ts';
import { durationWords } from './duration-words.ts';
import { KeepLanguage } from './keep-language.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PurposeButtons } from './purpose-buttons.tsx';
import { placeLines, placeTitle } from './place-words.ts';
import type { KioskActions } from './use-kiosk-actions.ts';
import { type KioskWords, useWords } from './words.ts';

interface Props {
  readonly kiosk: KioskState;
  readonly site: SiteInfo;
  readonly actions: KioskActions;
}

/** Every screen but waiting, from the machine's state and the last outcome. */
export function Screen({ kiosk, site, actions }: Props) {
  const { t } = useWords();
  const { screen, outcome, resultMs, place } = kiosk;
  const turn = `${screen}-${kiosk.shownId}`;
  if (screen === 'outOfOrder') return <OutOfOrder />;
  if (screen === 'helpCalled') {
    return (
      <OutcomePanel tone="help" title={t('help.called')} lines={[t('help.do')]} lasts={12_000} turn={turn}>
        <button type="button" onClick={actions.restart}>
          {t('restart')}
        </button>
      </OutcomePanel>
    );
  }
  if (screen === 'withdrawn') return <OutcomePanel tone="know" title={t('notMe.title')} lines={[t('notMe.do')]} lasts={resultMs} turn={turn} />;
  if (screen === 'thanked') return <OutcomePanel tone="noted" title={t('noted.thanks')} lasts={2_500} turn={turn} />;
  if (screen === 'placed' && place !== null) {
    return <OutcomePanel tone="know" title={placeTitle(t, place)} lines={placeLines(t, place)} lasts={resultMs} turn={turn} />;
  }
  if (screen === 'staying') return <OutcomePanel tone="noted" title={t('stay.noted')} lasts={2_500} turn={turn} />;
  if (outcome === null) return null;
  return <OutcomeScreen outcome={outcome} kiosk={kiosk} site={site} actions={actions} turn={turn} />;
}

interface OutcomeProps extends Props {
  readonly outcome: Shown;
  readonly turn: string;
}

function OutcomeScreen({ outcome, kiosk, site, actions, turn }: OutcomeProps) {
  const { t, language } = useWords();
  const { resultMs } = kiosk;
  const hour = (instant: string): string => hourOf(instant, site.timeZone);
  switch (outcome.kind) {
    case 'checked-in':
    case 'provisional': {
      const rush = isRush(kiosk);
      const title = outcome.kind === 'checked-in' ? <Greeting name={outcome.firstName} words="noted.hello" /> : t('noted.helloStranger');
      return (
        <OutcomePanel tone="noted" title={title} lines={[t('noted.at', { hour: hour(outcome.at) })]} lasts={rush ? 2_500 : CHOICE_MS} turn={turn}>
          {!rush && <PurposeButtons purposes={outcome.purposes} onChoose={actions.choose} />}
          <div className="quiet-row">
            <button type="button" className="quiet" onClick={actions.notMe}>
              {t('noted.notMe')}
            </button>
            {outcome.kind === 'checked-in' && !rush && <KeepLanguage kiosk={kiosk} onSheet={outcome.language} onKeep={actions.keepLanguage} />}
          </div>
        </OutcomePanel>
      );
    }
    case 'already-here':
      return (
        <OutcomePanel
          tone="know"
          title={t('here.already', { hour: hour(outcome.since) })}
          lines={outcome.waiting === null ? [] : [placeTitle(t, outcome.waiting), ...placeLines(t, outcome.waiting).slice(0, 1)]}
          lasts={resultMs}
          turn={turn}
        >
          <button type="button" onClick={actions.leave} onPointerDown={actions.touch}>
            {t('here.leave')}
          </button>
          <KeepLanguage kiosk={kiosk} onSheet={outcome.language} onKeep={actions.keepLanguage} />
        </OutcomePanel>
      );
    case 'checked-out':
      return <Goodbye outcome={outcome} actions={actions} turn={turn} />;
    case 'closed':
      return <OutcomePanel tone="know" title={t('closed.title')} lines={opensLine({ t, language }, outcome.opensAt, site)} lasts={resultMs} turn={turn} />;
    default: {
      const [title, todo] = helpWords(t, outcome);
      return (
        <OutcomePanel tone="help" title={title} lines={[todo]} lasts={12_000} turn={turn}>
          <button type="button" onClick={actions.restart}>
            {t('restart')}
          </button>
        </OutcomePanel>
      );
    }
  }
}

function Goodbye({
  outcome,
  actions,
  turn,
}: {
  readonly outcome: Extract<Shown, { kind: 'checked-out' }>;
  readonly actions: KioskActions;
  readonly turn: string;
}) {
  const { t } = useWords();
  const holds = outcome.devicesOut.length > 0;
  const title = outcome.firstName === '' ? t('bye.titleStranger') : <Greeting name={outcome.firstName} words="bye.title" />;
  if (holds) {
    return (
      <OutcomePanel tone="know" title={t('bye.device', { devices: outcome.devicesOut.join(', ') })} lines={[t('bye.returnIt')]} lasts={STAY_MS} turn={turn} />
    );
  }
  return (
    <OutcomePanel tone="noted" title={title} lines={[t('bye.time', { duration: durationWords(t, outcome.minutes) })]} lasts={STAY_MS} turn={turn}>
      <button type="button" onClick={actions.stay}>
        {t('bye.stay')}
      </button>
    </OutcomePanel>
  );
}

/** A longer name is a box of its own, cut at two lines; a shorter one stays on the line of its exclamation mark. */
const LONG_NAME = 18;

/** A first name keeps its own direction, whatever its script; a very long one is cut by the style sheet. */
function Greeting({ name, words }: { readonly name: string; readonly words: 'noted.hello' | 'bye.title' }) {
  const { t } = useWords();
  const [before = '', after = ''] = t(words, { name: '\u0001' }).split('\u0001');
  return (
    <>
      {before}
      <bdi className={name.length > LONG_NAME ? 'first-name' : undefined}>{name}</bdi>
      {after}
    </>
  );
}

type HelpOutcome = Exclude<Shown, { kind: 'checked-in' | 'provisional' | 'already-here' | 'checked-out' | 'closed' }>;
function helpWords(t: KioskWords['t'], outcome: HelpOutcome): readonly [title: string, todo: string] {
  switch (outcome.kind) {
    case 'unknown-card':
    case 'replaced-card':
      return [t('unknown.title'), t('unknown.do')];
    case 'pass-refused':
      return [t(`pass.${outcome.why}`), t(outcome.why === 'wrong-clock' ? 'pass.setClock' : 'pass.wait')];
    case 'wrong-kind':
      return [t(`${outcome.scanned}.title`), t('label.do')];
    case 'not-ours':
      return [t('notOurs.title'), t('notOurs.do')];
  }
}

function opensLine({ t, language }: KioskWords, opensAt: string | null, site: SiteInfo): readonly string[] {
  if (opensAt === null) return [];
  const hour = hourOf(opensAt, site.timeZone);
  const sameDay = dayOf(opensAt, site.timeZone) === dayOf(new Date().toISOString(), site.timeZone);
  return [sameDay ? t('closed.opens', { hour }) : t('closed.opensDay', { day: weekdayOf(opensAt, site.timeZone, kioskLanguages[language].tag), hour })];
}

/** The core does not answer: calm, and the desk is the way on (UX K10). */
export function OutOfOrder() {
  const { t } = useWords();
  return <OutcomePanel tone="help" title={t('broken.title')} lines={[t('broken.do')]} lasts={0} turn="broken" />;
}

export function NotReady() {
  const { t } = useWords();
  return <OutcomePanel tone="know" title={t('notReady.title')} lines={[t('notReady.do')]} lasts={0} turn="not-ready" />;
}
