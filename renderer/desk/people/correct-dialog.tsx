import { type FormEvent, useState } from 'react';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { epochOfLocal, instantOf } from '../../../shared/domain/calendar.ts';
import { correctionReasons, visitPurposes } from '../../../shared/domain/vocabulary.ts';
import { dayOf } from '../../i18n/formats.ts';
import { Choice } from '../choice.tsx';
import { fieldTime } from '../field-time.ts';
import type { Acting } from '../frame.tsx';
import { Dialog } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import type { PastVisit } from './visit-history.tsx';

interface Props {
  readonly visit: PastVisit;
  readonly timeZone: string;
  readonly acting: Acting;
  readonly onClose: () => void;
}

/** Times and purpose as they really were, or no visit at all; always with a reason. */
export function CorrectDialog({ visit, timeZone, acting, onClose }: Props) {
  const client = useClient();
  const [arrival, setArrival] = useState(fieldTime(visit.arrivedAt, timeZone));
  const [departure, setDeparture] = useState(visit.leftAt === null ? '' : fieldTime(visit.leftAt, timeZone));
  const [purpose, setPurpose] = useState(visit.purpose);
  const [reason, setReason] = useState<(typeof correctionReasons)[number]>('forgotten-scan');
  const [cancel, setCancel] = useState(false);
  /** A field left as it was keeps the seconds. */
  const instant = (typed: string, before: string | null): string => {
    if (before !== null && typed === fieldTime(before, timeZone)) return before;
    const [hour = 0, minute = 0] = typed.split(':').map(Number);
    return instantOf(epochOfLocal(visit.day as BusinessDay, hour * 60 + minute, timeZone)); // a day of the core's
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { visitId } = visit;
    const arrivedAt = instant(arrival, visit.arrivedAt);
    const leftAt = departure === '' ? null : instant(departure, visit.leftAt);
    acting.run(() => client.call('visits.correct', { actionId: crypto.randomUUID(), visitId, arrivedAt, leftAt, purpose, cancel, reason }));
    onClose();
  };
  return (
    <Dialog title={t('correct.title', { day: dayOf(visit.arrivedAt, timeZone) })} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <div className="side-by-side">
          <label>
            {t('correct.arrival')}
            <input type="time" required value={arrival} disabled={cancel} onChange={(event) => setArrival(event.target.value)} />
          </label>
          <label>
            {t('correct.departure')}
            <input type="time" required={visit.leftAt !== null} value={departure} disabled={cancel} onChange={(event) => setDeparture(event.target.value)} />
            {visit.leftAt === null && <small>{t('correct.stillIn')}</small>}
          </label>
        </div>
        <Choice
          label={t('correct.purpose')}
          options={visitPurposes}
          value={purpose}
          disabled={cancel}
          wordOf={(one) => t(`purpose.${one}`)}
          onChoose={setPurpose}
        />
        <label className="tick">
          <input type="checkbox" checked={cancel} onChange={(event) => setCancel(event.target.checked)} />
          {t('correct.cancel')}
        </label>
        <Choice label={t('correct.reason')} options={correctionReasons} value={reason} wordOf={(one) => t(`reason.${one}`)} onChoose={setReason} />
        <footer>
          <button type="submit" className="primary">
            {t('correct.save')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
