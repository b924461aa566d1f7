import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { InfoIcon } from '@phosphor-icons/react/dist/csr/Info';
import type { ReactNode } from 'react';
import type { ClosingPreview } from '../../../shared/contract/closing-methods.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { durationOf, hourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import type { ScreenName } from '../keys.ts';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

/** A copy older than a day is worth a new one. */
const OLD_BACKUP_MINUTES = 24 * 60;

interface Props {
  readonly preview: ClosingPreview;
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onFailed: (error: unknown) => void;
}

/** The five checks of the day, each with what to do about it; then what does not wait for the day: facts refused, the last copy. */
export function DayChecks({ preview, site, acting, onFailed }: Props) {
  const client = useClient();
  const show =
    (screen: ScreenName): (() => void) =>
    () =>
      acting.act({ kind: 'screen', screen });
  const isOpen = preview.closed === null;
  const age = preview.backupMinutes;
  return (
    <>
      <ul className="checks">
        <Check count={preview.openVisits} word="openVisits" act={t('closing.seeBoard')} onAct={show('board')} />
        <Check count={preview.openSessions} word="openSessions" act={t('closing.seeRoom')} onAct={show('workstations')} />
        <Check count={preview.loansNotBack.length} word="loans" act={t('closing.seeLoans')} onAct={show('loans')}>
          {preview.loansNotBack.map((loan) => `${loan.deviceName} (${loan.name})`).join(', ')}
        </Check>
        <Check count={preview.toOrient} word="toOrient" act={t('closing.seeBoard')} onAct={show('board')} />
        <Check count={preview.unsent} word="unsent" act={t('upload.now')} onAct={() => void client.call('upload.now', {}).catch(onFailed)} />
        {preview.rejected > 0 && <Check count={preview.rejected} word="rejected" act={t('closing.seeUpload')} onAct={show('upload')} />}
        {(age === null || age > OLD_BACKUP_MINUTES) && (
          <Check count={1} word="backup" act={t('backup.now')} onAct={() => void client.call('backup.now', {}).catch(onFailed)}>
            {age === null ? t('backup.none') : t('closing.backupAge', { duration: durationOf(age) })}
          </Check>
        )}
      </ul>
      {isOpen && preview.closesItselfAt !== null && (
        <p className="quiet-text">{t('closing.itself', { hour: hourOf(preview.closesItselfAt, site.timeZone) })}</p>
      )}
    </>
  );
}

interface CheckProps {
  readonly count: number;
  readonly word: 'openVisits' | 'openSessions' | 'loans' | 'toOrient' | 'unsent' | 'rejected' | 'backup';
  readonly act: string;
  readonly onAct: () => void;
  readonly children?: ReactNode;
}

function Check({ count, word, act, onAct, children }: CheckProps) {
  const Icon = count === 0 ? CheckCircleIcon : InfoIcon;
  return (
    <li className={count === 0 ? 'check-ok' : 'check-open'} data-check={word}>
      <Icon weight="fill" aria-hidden="true" />
      <span>
        {t(`closing.${word}`, { count })} {count > 0 && children !== undefined && <bdi>{children}</bdi>}
      </span>
      {count > 0 && (
        <button type="button" aria-label={`${act} · ${t(`closing.${word}`, { count })}`} onClick={onAct}>
          {act}
        </button>
      )}
    </li>
  );
}
