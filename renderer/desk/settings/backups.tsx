import { useState } from 'react';
import type { BackupStatus, SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** Red after two days (TRUST D-6). */
const OLD_MS = 48 * 3_600_000;

/** How old the last copy of the store is, where copies stand, and one now. */
export function Backups({ site, keptBy }: { readonly site: SiteInfo; readonly keptBy: 'system' | 'file' }) {
  const read = useRead('backup.status', {});
  return (
    <section className="settings-section">
      <h1>{t('backup.title')}</h1>
      <Loaded read={read}>{(status) => <Ready status={status} timeZone={site.timeZone} />}</Loaded>
      {keptBy === 'file' && <p className="note">{t('settings.keptByFile')}</p>}
    </section>
  );
}

function Ready({ status, timeZone }: { readonly status: BackupStatus; readonly timeZone: string }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [openedAt] = useState(() => Date.now());
  const isOld = status.lastAt !== null && openedAt - Date.parse(status.lastAt) > OLD_MS;
  const backUp = (): void => {
    setBusy(true);
    void client
      .call('backup.now', {})
      .then(() => setError(null), setError)
      .finally(() => setBusy(false));
  };
  const size = Math.max(1, Math.round(status.bytes / 1_000_000));
  return (
    <>
      <p>{status.lastAt === null ? t('backup.none') : t('backup.last', { when: dateHourOf(status.lastAt, timeZone) })}</p>
      {status.count > 0 && <p className="breaks">{t('backup.kept', { count: status.count, size, folder: status.folder })}</p>}
      {isOld && <p className="note note-error">{t('backup.old')}</p>}
      {status.lastFailed && <p className="note note-error">{t('backup.failed')}</p>}
      <ErrorNote error={error} />
      <button type="button" disabled={busy} onClick={backUp}>
        {t(busy ? 'app.working' : 'backup.now')}
      </button>
    </>
  );
}
