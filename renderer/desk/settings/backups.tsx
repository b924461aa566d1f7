import { useState } from 'react';
import type { BackupStatus, SettingsAndKeeper, SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { SectionForm, Setting } from './section-form.tsx';

/** Red after two days (TRUST D-6). */
const OLD_MS = 48 * 3_600_000;

/** How old the last copy of the store is, where copies stand, and one now. */
export function Backups({ site, view }: { readonly site: SiteInfo; readonly view: SettingsAndKeeper }) {
  const read = useRead('backup.status', {});
  return (
    <SectionForm name="backups" view={view}>
      {({ value, change }) => (
        <>
          <Loaded read={read}>{(status) => <Ready status={status} timeZone={site.timeZone} />}</Loaded>
          <Setting title={t('settings.secondBackupFolder')} effect={t('effect.secondBackupFolder')}>
            <input
              maxLength={400}
              placeholder={t('settings.secondBackupNone')}
              value={value.secondBackupFolder}
              onChange={(event) => change({ secondBackupFolder: event.target.value })}
            />
          </Setting>
          {view.secretsKeptBy === 'file' && <p className="note">{t('settings.keptByFile')}</p>}
        </>
      )}
    </SectionForm>
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
      {status.second !== null && (
        <p className={status.second.lastFailed ? 'note note-error' : undefined}>
          {status.second.lastFailed || status.second.lastAt === null
            ? t(status.second.lastFailed ? 'backup.secondFailed' : 'backup.secondNone')
            : t('backup.second', { when: dateHourOf(status.second.lastAt, timeZone) })}
        </p>
      )}
      <ErrorNote error={error} />
      <button type="button" disabled={busy} onClick={backUp}>
        {t(busy ? 'app.working' : 'backup.now')}
      </button>
    </>
  );
}
