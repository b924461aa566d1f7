import { type FormEvent, useState } from 'react';
import type { OpenLoan } from '../../../shared/contract/loan-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { type Accessory, accessories } from '../../../shared/domain/accessories.ts';
import { businessDayOf, localHourMinute } from '../../../shared/domain/calendar.ts';
import type { Acting } from '../frame.tsx';
import { Dialog } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { AccessoryTicks } from './accessory-ticks.tsx';
import { AgreementActs } from './agreement-acts.tsx';
import { momentOf } from './moment-of.ts';

interface Props {
  readonly loan: OpenLoan;
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onClose: () => void;
  readonly onTakeHome: () => void;
}

/** One loan: due at another hour or day, and what went with it. */
export function LoanDialog({ loan, site, acting, onClose, onTakeHome }: Props) {
  const client = useClient();
  const due = Date.parse(loan.dueAt);
  const [day, setDay] = useState<string>(businessDayOf(due, site.timeZone));
  const [hour, setHour] = useState(localHourMinute(due, site.timeZone));
  const [ticked, setTicked] = useState<readonly Accessory[]>(loan.accessories.map((one) => one.accessory));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const dueAt = momentOf(day, hour, site.timeZone);
    if (dueAt === null) return;
    onClose();
    acting.run(() => client.call('loans.change', { actionId: crypto.randomUUID(), loanId: loan.loanId, dueAt, accessories: [...ticked] }));
  };
  return (
    <Dialog title={`${loan.deviceName} · ${loan.name}`} onClose={onClose}>
      <form className="loan-form" onSubmit={save}>
        <div className="due">
          <label>
            {t('loans.dueDay')}
            <input type="date" required min={site.day} value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
          <label>
            {t('loans.dueHour')}
            <input type="time" required value={hour} onChange={(event) => setHour(event.target.value)} />
          </label>
        </div>
        <AccessoryTicks legend={t('loans.given')} offered={accessories} ticked={ticked} onChange={setTicked} />
        <footer>
          <button type="button" onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="primary">
            {t('app.save')}
          </button>
        </footer>
      </form>
      <AgreementActs loan={loan} onTakeHome={onTakeHome} />
    </Dialog>
  );
}
