import { useState } from 'react';
import type { SiteInfo, UploadStatus } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { problemSentence } from '../problem-sentence.ts';
import './exchange.css';
import type { ScanDiversion } from '../doctor/scan-diversion.ts';
import { Enrol } from './enrol.tsx';
import { HandedDown } from './handed-down.tsx';
import { Usb } from './usb.tsx';
import { TerminalKey } from './terminal-key.tsx';
import { UploadTroubles } from './upload-troubles.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** What waits, since when, why, and what to do. */
export function Upload({ site, diversion }: { readonly site: SiteInfo; readonly diversion: ScanDiversion }) {
  const read = useRead('upload.status', {});
  return (
    <Loaded read={read}>
      {(status) => (
        <div className="two-columns exchange">
          <div>
            <Ready status={status} timeZone={site.timeZone} diversion={diversion} />
            {status.enrolled && <Usb timeZone={site.timeZone} />}
          </div>
          {status.enrolled && <HandedDown site={site} />}
        </div>
      )}
    </Loaded>
  );
}

interface Props {
  readonly status: UploadStatus;
  readonly timeZone: string;
  readonly diversion: ScanDiversion;
}
function Ready({ status, timeZone, diversion }: Props) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Kept here: the form is gone as soon as the terminal is linked, the words are compared after.
  const [words, setWords] = useState<readonly string[]>([]);
  const when = (instant: string): string => dateHourOf(instant, timeZone);
  const send = (): void => {
    setBusy(true);
    void client
      .call('upload.now', {})
      .then(() => setError(null), setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className="upload">
      <h1>{t('upload.title')}</h1>
      <p className="big-line">{t('upload.waiting', { count: status.waiting })}</p>
      {status.oldestAt !== null && <p>{t('upload.oldest', { when: when(status.oldestAt) })}</p>}
      <p>{status.lastSuccessAt === null ? t('upload.never') : t('upload.last', { when: when(status.lastSuccessAt) })}</p>
      {status.lastError !== null && <p className="note note-error">{t('upload.error', { why: problemSentence({ code: status.lastError }) })}</p>}
      {status.nextTryAt !== null && <p>{t('upload.next', { when: when(status.nextTryAt) })}</p>}
      {status.enrolled && (
        <>
          <p>{t('upload.linked', { url: status.centralUrl ?? '' })}</p>
          <button type="button" className="primary" disabled={busy} onClick={send}>
            {t(busy ? 'app.working' : status.lastError === null ? 'upload.now' : 'app.retry')}
          </button>
          {busy && <progress aria-label={t('app.working')} />}
        </>
      )}
      <ErrorNote error={error} />
      {status.enrolled && status.keyFrom !== null && <TerminalKey since={when(status.keyFrom)} />}
      <UploadTroubles status={status} timeZone={timeZone} />
      {words.length > 0 && (
        <p className="note" role="status">
          {t('upload.words', { words: words.join(' · ') })}
        </p>
      )}
      {(!status.enrolled || status.lastError === 'not-enrolled' || status.lastError === 'terminal-revoked') && (
        <Enrol diversion={diversion} onWords={setWords} />
      )}
    </div>
  );
}
