import { useEffect, useState } from 'react';
import type { SiteInfo } from '../../shared/contract/views.ts';
import { hourOf } from '../i18n/formats.ts';
import type { KioskActions } from './use-kiosk-actions.ts';
import type { CameraView } from '../scanner/camera-view.ts';
import { CameraFrame } from './camera-frame.tsx';
import { CardDrawing, SiteShape } from './drawings.tsx';
import { LanguageRow } from './language-row.tsx';
import { useWords } from './words.ts';
import './waiting.css';

interface Props {
  readonly site: SiteInfo;
  readonly big: boolean;
  readonly onBig: () => void;
  readonly actions: KioskActions;
  readonly onForgotten: () => void;
  /** null: the antenne has it off. */
  readonly camera: CameraView | null;
  readonly onLamp: (on: boolean) => void;
}

/** Nobody's trace: a greeting, a picture of what to do, the hour, and help. */
export function WaitingScreen({ site, big, onBig, actions, onForgotten, camera, onLamp }: Props) {
  const { t } = useWords();
  return (
    <main className="waiting">
      <header className="waiting-top">
        <span className="waiting-site">
          <SiteShape code={site.siteCode} />
          {site.siteName}
        </span>
        <Clock timeZone={site.timeZone} />
      </header>
      <section className="waiting-middle">
        <div>
          <h1>{t('waiting.title')}</h1>
          <p className="waiting-scan">{t('waiting.scan')}</p>
        </div>
        {camera === null ? <CardDrawing /> : <CameraFrame view={camera} onLamp={onLamp} />}
      </section>
      <LanguageRow onSpeak={actions.speak} onMore={actions.languages} />
      <footer className="waiting-bottom">
        <button type="button" onClick={onForgotten}>
          {t('waiting.forgotten')}
        </button>
        <button type="button" onClick={actions.help}>
          {t('waiting.help')}
        </button>
        <button type="button" className="bigger" aria-pressed={big} aria-label={t(big ? 'waiting.smaller' : 'waiting.bigger')} onClick={onBig}>
          <bdi dir="ltr">{big ? 'A−' : 'A+'}</bdi>
        </button>
      </footer>
    </main>
  );
}

/** The hour of the antenne, to the minute. */
export function Clock({ timeZone }: { readonly timeZone: string }) {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), 5_000);
    return () => window.clearInterval(timer);
  }, []);
  return <time className="clock">{hourOf(now, timeZone)}</time>;
}
