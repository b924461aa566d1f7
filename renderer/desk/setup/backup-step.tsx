import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupStatus, SettingsAndKeeper } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { Loaded } from '../parts.tsx';
import { refresh, useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './wizard.tsx';

type Props = StepProps & { readonly timeZone: string };

/** A folder on another disk that takes each backup too, tried by writing one there now. */
export function BackupStep(props: Props) {
  const read = useRead('settings.get', {});
  return <Loaded read={read}>{(view) => <Trying {...props} view={view} />}</Loaded>;
}

function Trying({ view, timeZone, error, mark, onBack, onLeave }: Props & { readonly view: SettingsAndKeeper }) {
  const client = useClient();
  const queries = useQueryClient();
  const [folder, setFolder] = useState(view.secondBackupFolder);
  const [status, setStatus] = useState<BackupStatus | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const second = status?.second ?? null;
  const isWritten = second !== null && !second.lastFailed && second.lastAt !== null && view.secondBackupFolder === folder.trim();
  const write = async (): Promise<void> => {
    await client.call('settings.set', { secondBackupFolder: folder });
    refresh(queries, ['settings']);
    setStatus(await client.call('backup.now', {}));
    setFailed(null);
  };
  const next = (): void => {
    if (isWritten) {
      mark('done');
      return;
    }
    setBusy(true);
    setStatus(null);
    void write()
      .catch(setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <StepForm
      step="backup"
      onNext={next}
      nextWord={t(isWritten ? 'setup.next' : busy ? 'app.working' : 'setup.tryFolder')}
      isReady={!busy}
      onBack={onBack}
      onLeave={onLeave}
      onSkip={() => mark('skipped')}
      error={failed ?? error}
    >
      <label>
        {t('settings.secondBackupFolder')}
        <input required maxLength={400} autoComplete="off" value={folder} onChange={(event) => setFolder(event.target.value)} />
        <small>{t('setup.folderHelp')}</small>
      </label>
      {isWritten && (
        <p className="note" role="status">
          {t('setup.folderWritten', { when: dateHourOf(second.lastAt, timeZone) })}
        </p>
      )}
      {second?.lastFailed === true && (
        <p className="note note-error" role="alert">
          {t('setup.folderRefused')}
        </p>
      )}
    </StepForm>
  );
}
