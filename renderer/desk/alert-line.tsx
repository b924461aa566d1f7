import { useState } from 'react';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import type { DeskAlert } from '../../shared/contract/views.ts';
import type { MemberId } from '../../shared/domain/brand.ts';
import { hourOf } from '../i18n/formats.ts';
import type { Acting } from './frame.tsx';
import { AttachDialog } from './people/attach-dialog.tsx';
import { useClient } from './use-core.ts';
import { t } from './words.ts';

interface Props {
  readonly alert: DeskAlert;
  readonly timeZone: string;
  readonly acting: Acting;
}

/** What the kiosk tells the desk. Somebody without a card is let in from here: one key, then who it is (UX K7). */
export function AlertLine({ alert, timeZone, acting }: Props) {
  const client = useClient();
  const [choosing, setChoosing] = useState(false);
  const dismiss = (): void => void client.call('alerts.dismiss', { alertId: alert.alertId });
  // Somebody still stands at the kiosk until the arrival is noted: a refusal is said and keeps the alert.
  const noteArrival = async (memberId: MemberId): Promise<DeskOutcome> => {
    const outcome = await client.call('visits.arrive', { actionId: crypto.randomUUID(), memberId });
    if (outcome.kind === 'arrived') dismiss();
    return outcome;
  };
  const arrive = (memberId: MemberId): void => {
    setChoosing(false);
    acting.run(() => noteArrival(memberId));
  };
  return (
    <>
      <p className="alert" role="alert">
        <span>
          {hourOf(alert.at, timeZone)} · {t(`alert.${alert.kind}`, { about: alert.about })}
        </span>
        {alert.kind === 'forgotten-card' && (
          <button type="button" onClick={() => setChoosing(true)}>
            {t('board.arrive')}
          </button>
        )}
        <button type="button" className="light" onClick={dismiss}>
          {t('board.dismiss')}
        </button>
      </p>
      {choosing && <AttachDialog title={t('board.arrive')} text={t('board.whoWithout')} onChoose={arrive} onClose={() => setChoosing(false)} />}
    </>
  );
}
