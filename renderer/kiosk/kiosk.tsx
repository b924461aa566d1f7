import { type Dispatch, useEffect, useMemo, useRef, useState } from 'react';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import type { SiteInfo } from '../../shared/contract/views.ts';
import type { CoreClient } from '../core-client/core-client.ts';
import { kioskLanguages } from '../i18n/kiosk-languages.ts';
import type { KioskEvent, Shown } from './kiosk-machine.ts';
import { NotReady, OutOfOrder, Screen } from './screens.tsx';
import { playTune } from './play-tune.ts';
import { tuneOf } from './tune-of.ts';
import { useCamera } from './use-camera.ts';
import { useCameraReport } from './report-camera.ts';
import { ReadMark } from '../ui/read-mark.tsx';
import { useKioskActions } from './use-kiosk-actions.ts';
import { useKioskState } from './use-kiosk-state.ts';
import { useLater } from './later.ts';
import { useScans } from './use-scans.ts';
import { useSite } from './use-site.ts';
import { WaitingScreen } from './waiting-screen.tsx';
import { useSpoken, Words } from './words.ts';

/** While the core does not answer, it is asked this often. */
const SILENT_RETRY_MS = 3_000;
const loadLater = () => import('./later-screens.tsx');

/** The kiosk: one machine decides what is shown, the core decides what happened. */
export function Kiosk({ client }: { readonly client: CoreClient }) {
  const site = useSite(client);
  if (site === 'loading') return null;
  if (site === 'not-ready' || site === 'silent') return <div className="kiosk">{site === 'silent' ? <OutOfOrder /> : <NotReady />}</div>;
  return <ReadyKiosk client={client} site={site} />;
}

function ReadyKiosk({ client, site }: { readonly client: CoreClient; readonly site: SiteInfo }) {
  const [kiosk, send] = useKioskState(site.resultSeconds * 1000);
  const [big, setBig] = useState(false);
  const handlers = useMemo(
    () => ({
      onOutcome: (outcome: KioskOutcome, scanId: string) => send({ type: 'OUTCOME', outcome, scanId, at: Date.now() }),
      onSilent: () => send({ type: 'SILENT' }),
    }),
    [send],
  );
  const { readState, onRead } = useScans(client, handlers, site.scanPrefix);
  const camera = useCamera({
    enabled: site.cameraEnabled,
    label: site.cameraLabel,
    onScan: (frame) => onRead(frame, 'camera'),
  });
  useCameraReport(client, camera.view);
  useEffect(() => send({ type: 'RESULT_SECONDS', seconds: site.resultSeconds }), [send, site.resultSeconds]);

  const { screen, outcome, shownId } = kiosk;
  useTune(outcome, shownId);
  useReturn(client, screen === 'outOfOrder', send);
  const visitId = outcome !== null && 'visitId' in outcome ? outcome.visitId : null;
  const actions = useKioskActions({ client, send, onOutcome: handlers.onOutcome, visitId, shownId });
  const later = useLater(loadLater);
  const onSheet = outcome !== null && 'language' in outcome ? outcome.language : undefined;
  const words = useSpoken(kiosk.language ?? onSheet);
  const isWaiting = screen === 'waiting' || (screen === 'languages' && later === null);
  return (
    <Words value={words}>
      <div
        className={big || (outcome !== null && 'largeText' in outcome) ? 'kiosk kiosk-big' : 'kiosk'}
        lang={words.language}
        dir={kioskLanguages[words.language].direction}
        data-state={screen}
        data-shown={shownId}
      >
        {isWaiting ? (
          <WaitingScreen
            site={site}
            big={big}
            onBig={() => setBig(!big)}
            actions={actions}
            onForgotten={later === null ? actions.askDesk : actions.forgot}
            camera={camera.view}
            onLamp={camera.setLamp}
          />
        ) : later?.isLater(screen) === true ? (
          <later.LaterScreen kiosk={kiosk} site={site} actions={actions} />
        ) : (
          <Screen kiosk={kiosk} site={site} actions={actions} />
        )}
        <ReadMark state={readState} read={words.t('read.mark')} lost={words.t('read.lost')} />
      </div>
    </Words>
  );
}

/** Each outcome sounds once. */
function useTune(outcome: Shown | null, shownId: string): void {
  const lastTune = useRef('');
  useEffect(() => {
    if (outcome === null || shownId === lastTune.current) return;
    lastTune.current = shownId;
    playTune(tuneOf(outcome));
  }, [outcome, shownId]);
}

/** A core that did not answer is asked again and again: the kiosk comes back by itself. */
function useReturn(client: CoreClient, isSilent: boolean, send: Dispatch<KioskEvent>): void {
  useEffect(() => {
    if (!isSilent) return undefined;
    const ask = (): void =>
      void client.call('site.info', {}).then(
        () => send({ type: 'ANSWERS' }),
        () => undefined,
      );
    const timer = window.setInterval(ask, SILENT_RETRY_MS);
    return () => window.clearInterval(timer);
  }, [isSilent, client, send]);
}
