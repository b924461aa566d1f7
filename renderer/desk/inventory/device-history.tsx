import { type FormEvent, useState } from 'react';
import type { DeviceSheet } from '../../../shared/contract/inventory-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { eventSentence } from './event-sentence.ts';
import { centsOf, eurosOf } from './money.ts';

/** Repairs, loans, and everything else that happened to a device. */
export function DeviceHistory({ device, site }: { readonly device: DeviceSheet; readonly site: SiteInfo }) {
  const dayOf = (day: string): string => day.split('-').toReversed().join('/');
  return (
    <div className="device-history">
      {device.repairs.length > 0 && (
        <>
          <h3>{t('inventory.repairs')}</h3>
          {device.repairs.map((repair) => (
            <Repair
              key={repair.repairId}
              device={device}
              repair={repair}
              when={`${dayOf(repair.openedOn)} – ${repair.closedOn === null ? '…' : dayOf(repair.closedOn)}`}
            />
          ))}
        </>
      )}
      <h3>{t('inventory.loans')}</h3>
      {device.loans.length === 0 ? (
        <p>{t('inventory.noLoan')}</p>
      ) : (
        <ul className="history">
          {device.loans.map((loan) => (
            <li key={loan.loanId}>
              <bdi>{loan.name}</bdi> · {dateHourOf(loan.lentAt, site.timeZone)} – {loan.returnedAt === null ? '…' : dateHourOf(loan.returnedAt, site.timeZone)}
              {loan.damaged && <span className="chip chip-late">{t('inventory.damaged')}</span>}
              {loan.missing.map((one) => (
                <span key={one} className="chip chip-late">
                  {t('inventory.missing', { what: t(`accessory.${one}`) })}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('inventory.history')}</h3>
      <ul className="history">
        {device.events.map((event, place) => (
          <li key={place}>
            {dateHourOf(event.at, site.timeZone)} · {eventSentence(event)}
            {event.reason !== '' && ` (${event.reason})`} {event.staff !== null && <small>{event.staff}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Repair({ device, repair, when }: { readonly device: DeviceSheet; readonly repair: DeviceSheet['repairs'][number]; readonly when: string }) {
  const client = useClient();
  const [what, setWhat] = useState(repair.what);
  const [cost, setCost] = useState(eurosOf(repair.costCents));
  const [error, setError] = useState<unknown>(null);
  const costCents = centsOf(cost);
  const changed = what !== repair.what || cost !== eurosOf(repair.costCents);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (costCents === undefined) return;
    client
      .call('devices.repair', { actionId: crypto.randomUUID(), deviceId: device.deviceId, repairId: repair.repairId, what, costCents })
      .then(() => setError(null), setError);
  };
  return (
    <form className="repair" onSubmit={save}>
      <span>{when}</span>
      <label>
        {t('inventory.what')}
        <input required maxLength={200} value={what} onChange={(event) => setWhat(event.target.value)} />
      </label>
      <label>
        {t('inventory.cost')}
        <input inputMode="decimal" aria-invalid={costCents === undefined} value={cost} onChange={(event) => setCost(event.target.value)} />
      </label>
      {changed && <button type="submit">{t('app.save')}</button>}
      <ErrorNote error={error} />
    </form>
  );
}
