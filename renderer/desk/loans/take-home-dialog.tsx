import { type FormEvent, useState } from 'react';
import type { AgreementView, OpenLoan } from '../../../shared/contract/loan-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { type Accessory, accessories } from '../../../shared/domain/accessories.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { addDays, localHourMinute } from '../../../shared/domain/calendar.ts';
import type { PassReason } from '../../../shared/domain/lend-warnings.ts';
import type { Acting } from '../frame.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { AccessoryTicks } from './accessory-ticks.tsx';
import { momentOf } from './moment-of.ts';
import { type SignedBy, Signing } from './signing.tsx';
import { WhyPassed } from './why-passed.tsx';

interface Props {
  readonly loan: OpenLoan;
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onClose: () => void;
}
/** A device goes home for this long unless somebody says otherwise. */
const USUAL_DAYS = 14;

/** The agreement of a take-home loan: until when, with what, signed on the spot or on paper (UX D4). */
export function TakeHomeDialog(props: Props) {
  const read = useRead('loans.agreement', { loanId: props.loan.loanId });
  return (
    <Dialog title={t('sign.title', { device: props.loan.deviceName, name: props.loan.name })} onClose={props.onClose} wide>
      <Loaded read={read}>{(agreement) => <Form {...props} agreement={agreement} />}</Loaded>
    </Dialog>
  );
}

function Form({ loan, site, acting, onClose, agreement }: Props & { readonly agreement: AgreementView }) {
  const client = useClient();
  const [day, setDay] = useState<string>(addDays(site.day as BusinessDay, USUAL_DAYS)); // the core's own day
  const [ticked, setTicked] = useState<readonly Accessory[]>(loan.accessories.map((one) => one.accessory));
  const [signed, setSigned] = useState<SignedBy | null>(null);
  const [reason, setReason] = useState<PassReason>('manager-agrees');
  const { warnings } = agreement;
  const dueAt = momentOf(day, localHourMinute(Date.parse(loan.dueAt), site.timeZone), site.timeZone);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (signed === null || dueAt === null) return;
    onClose();
    acting.run(() =>
      client.call('loans.takeHome', {
        actionId: crypto.randomUUID(),
        loanId: loan.loanId,
        dueAt,
        accessories: [...ticked],
        signed: { ...signed },
        reason: warnings.length === 0 ? null : reason,
      }),
    );
  };
  return (
    <form className="take-home" onSubmit={save}>
      <div>
        <label>
          {t('loans.dueDay')}
          <input type="date" required min={site.day} value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
        <AccessoryTicks legend={t('loans.given')} offered={accessories} ticked={ticked} onChange={setTicked} />
        {warnings.length > 0 && (
          <div className="note note-error" role="alert">
            <p>{warnings.map((warning) => t(`warn.${warning}`)).join(', ')}</p>
            <WhyPassed reason={reason} onChange={setReason} />
          </div>
        )}
      </div>
      <div>
        <Signing text={agreement.text} onChange={setSigned} />
        <footer>
          <button type="button" onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="primary" disabled={signed === null}>
            {t('sign.done')}
          </button>
        </footer>
      </div>
    </form>
  );
}
