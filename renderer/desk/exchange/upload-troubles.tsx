import { useState } from 'react';
import type { RejectedLine, UploadStatus } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import type { DeskKey } from '../../i18n/fr-desk.ts';
import { t } from '../words.ts';

/** From here the clock is worth a word, ms. */
const CLOCK_WORTH_SAYING = 5 * 60_000;
const reasons: Readonly<Record<string, DeskKey>> = {
  schema: 'upload.reason.schema',
  personal: 'upload.reason.personal',
  sequence: 'upload.reason.sequence',
  withheld: 'upload.reason.withheld',
};

interface Props {
  readonly status: UploadStatus;
  readonly timeZone: string;
}

/** What went otherwise than it should between this terminal and central, and what to do about it. */
export function UploadTroubles({ status, timeZone }: Props) {
  const { clockOffsetMs, renewed, setAside, rejected, tooOld } = status;
  const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000);
  return (
    <>
      {Math.abs(clockOffsetMs) >= CLOCK_WORTH_SAYING && (
        <p className="note">{t('upload.clock', { direction: clockOffsetMs > 0 ? 'late' : 'early', minutes })}</p>
      )}
      {renewed !== null && <p className="note">{t(`upload.renewed.${renewed.why}`, { when: dateHourOf(renewed.at, timeZone) })}</p>}
      {setAside > 0 && <p className="note">{t('upload.setAside', { count: setAside })}</p>}
      {tooOld > 0 && <TooOld count={tooOld} />}
      {rejected.length > 0 && (
        <section aria-label={t('upload.rejected')}>
          <h2>{t('upload.rejected')}</h2>
          <p>{t('upload.rejectedHelp')}</p>
          <ul className="rejected">
            {rejected.map((line) => (
              <Rejected key={line.factId} line={line} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function TooOld({ count }: { readonly count: number }) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  return (
    <p className="note">
      {t('upload.tooOld', { count })}{' '}
      <button type="button" className="light" onClick={() => client.call('upload.putAway', { reason: 'too-old' }).then(() => setError(null), setError)}>
        {t('upload.putAway')}
      </button>
      <ErrorNote error={error} />
    </p>
  );
}

function Rejected({ line, timeZone }: { readonly line: RejectedLine; readonly timeZone: string }) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  const { about, factId } = line;
  return (
    <li>
      <strong>{about === null ? t('upload.rejectedUnknown') : t('upload.rejectedLine', { what: t(`upload.fact.${about.kind}`), day: about.day })}</strong>{' '}
      {t(reasons[line.reason] ?? 'upload.reason.other')}{' '}
      <small>{t('upload.reference', { reference: factId.slice(0, 8), when: dateHourOf(line.at, timeZone) })}</small>{' '}
      <button type="button" className="light" onClick={() => client.call('upload.putAway', { factId }).then(() => setError(null), setError)}>
        {t('upload.putAway')}
      </button>
      <ErrorNote error={error} />
    </li>
  );
}
