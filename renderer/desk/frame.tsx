import { useCallback, useEffect, useState } from 'react';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import type { GuestKind } from '../../shared/domain/vocabulary.ts';
import type { SiteInfo, StaffSession } from '../../shared/contract/views.ts';
import type { PassReason } from '../../shared/domain/lend-warnings.ts';
import { ReadMark } from '../ui/read-mark.tsx';
import { Board } from './board.tsx';
import { Closing } from './closing/closing.tsx';
import { newScanDiversion } from './doctor/scan-diversion.ts';
import { type DeskKeyAct, deskKeyAct, screens, type ScreenName } from './keys.ts';
import { KeysHelp } from './keys-help.tsx';
import { LoansScreen } from './loans/loans-screen.tsx';
import { QuestionPanel } from './loans/question-panel.tsx';
import { lineOfAct } from './line-of-act.ts';
import { RoomScreen, type RoomView } from './room/room-screen.tsx';
import { Members } from './people/members.tsx';
import { Settings } from './settings/settings-screen.tsx';
import { GroupDialog } from './people/group-dialog.tsx';
import { Strip } from './strip.tsx';
import { Upload } from './exchange/upload.tsx';
import { useClient, useRead } from './use-core.ts';
import { useDeskScans } from './use-desk-scans.ts';
import { useStaying } from './use-staying.ts';
import { t } from './words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly seat: Extract<StaffSession, { readonly kind: 'open' }>;
}
/** What a screen may do with an act of its own. */
export interface Acting {
  readonly run: (work: () => Promise<DeskOutcome>) => void;
  /** What a key would do. */
  readonly act: (asks: DeskKeyAct) => void;
}

/** What a key asked of the screen it opened; each press is a new turn. */
export interface Asked {
  readonly what: 'search' | 'new' | 'stock' | null;
  readonly turn: number;
}

/** Navigation, the strip of the last act, and one screen. */
export function Frame({ site, seat }: Props) {
  const client = useClient();
  const [screen, setScreen] = useState<ScreenName>('board');
  const [roomView, setRoomView] = useState<RoomView>('plan');
  const [asked, setAsked] = useState<Asked>({ what: null, turn: 0 });
  const [helping, setHelping] = useState(false);
  const board = useRead('visits.board', {});
  const [diversion] = useState(newScanDiversion);
  const { line, readState, say, fail, outcome } = useDeskScans(site, diversion);
  useStaying(client);
  // A page that was loaded again while its doctor was open holds no scanner any more.
  useEffect(() => void client.call('doctor.release', {}).catch(() => undefined), [client]);
  const run = useCallback((work: () => Promise<DeskOutcome>) => void work().then(say, fail), [say, fail]);
  const undo = useCallback(() => run(() => client.call('undo.last', { actionId: crypto.randomUUID() })), [client, run]);
  const flipRoom = useCallback(() => setRoomView((view) => (view === 'plan' ? 'list' : 'plan')), []);
  const goOn = useCallback((reason: PassReason) => run(() => client.call('loans.goOn', { actionId: crypto.randomUUID(), reason })), [client, run]);
  const [grouping, setGrouping] = useState(false);
  const countGuests = useCallback(
    (guests: GuestKind, count: number) => {
      setGrouping(false);
      run(() => client.call('guests.count', { actionId: crypto.randomUUID(), guests, count }));
    },
    [client, run],
  );
  const act = useCallback(
    (asks: DeskKeyAct) => {
      if (asks.kind === 'screen' && asks.screen === 'workstations' && screen === 'workstations') flipRoom();
      if (asks.kind === 'screen') setScreen(asks.screen);
      if (asks.kind === 'screen') setAsked(({ turn }) => ({ what: asks.asked ?? null, turn: turn + 1 }));
      if (asks.kind === 'help') setHelping(true);
      if (asks.kind === 'lock') client.call('staff.lock', {}).catch(fail);
      if (asks.kind === 'guest') countGuests('visitor', 1);
      if (asks.kind === 'group') setGrouping(true);
      if (asks.kind === 'undo') undo();
      if (asks.kind === 'go-on') goOn('card');
      if (asks.kind === 'drop') client.call('scans.dropPending', {}).catch(fail);
    },
    [client, countGuests, fail, flipRoom, goOn, screen, undo],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const inDialog = document.querySelector('dialog[open]') !== null;
      const asks = deskKeyAct(event, { inField, inDialog });
      if (asks === null) return;
      event.preventDefault();
      act(asks);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [act]);
  const acting: Acting = { run, act };
  return (
    <div className="desk">
      {site.mode === 'practice' && <p className="practice">{t('app.practice')}</p>}
      <header className="top">
        <strong className="site-name">{site.siteName}</strong>
        <nav>
          {screens.map((name, index) => (
            <button
              key={name}
              type="button"
              aria-current={screen === name ? 'page' : undefined}
              title={`Alt+${index + 1}`}
              onClick={() => act({ kind: 'screen', screen: name })}
            >
              {t(`nav.${name}`)}
            </button>
          ))}
        </nav>
        <span className="who">{seat.staff.name}</span>
        <button type="button" className="light" title="F1" onClick={() => setHelping(true)}>
          {t('app.help')}
        </button>
        <button type="button" className="light" title="F10" onClick={() => act({ kind: 'lock' })}>
          {t('app.lock')}
        </button>
      </header>
      <ReadMark state={readState} read={t('read.mark')} lost={t('read.lost')} />
      <Strip
        line={line ?? lineOfAct(board.data?.lastAct ?? null, site.timeZone)}
        pending={board.data?.pending ?? null}
        lastAct={board.data?.lastAct ?? null}
        onUndo={undo}
        onDrop={() => act({ kind: 'drop' })}
      />
      {board.data?.question != null && (
        <QuestionPanel key={board.data.question.until} question={board.data.question} onGoOn={goOn} onDrop={() => act({ kind: 'drop' })} />
      )}
      <main className="screen">
        {screen === 'board' && <Board site={site} read={board} acting={acting} />}
        {screen === 'workstations' && <RoomScreen site={site} board={board.data} acting={acting} view={roomView} onFlip={flipRoom} />}
        {screen === 'loans' && (
          <LoansScreen
            key={asked.what === 'stock' ? `stock-${asked.turn}` : 'out'}
            site={site}
            acting={acting}
            asked={asked.what === 'stock' ? 'stock' : 'out'}
          />
        )}
        {screen === 'members' && <Members site={site} asked={asked} acting={acting} blank={outcome?.kind === 'blank-card' ? outcome : null} />}
        {screen === 'closing' && <Closing site={site} acting={acting} />}
        {screen === 'upload' && <Upload site={site} diversion={diversion} />}
        {screen === 'settings' && <Settings site={site} diversion={diversion} />}
      </main>
      {grouping && <GroupDialog onCount={countGuests} onClose={() => setGrouping(false)} />}
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
    </div>
  );
}
