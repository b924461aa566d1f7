import { useState } from 'react';
import type { ReturnToCheck } from '../../../shared/contract/loan-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { Accessory } from '../../../shared/domain/accessories.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { AccessoryTicks } from './accessory-ticks.tsx';

interface Props {
  readonly site: SiteInfo;
  readonly acting: Acting;
}

const SHOWN = 12;

/** Devices that came back: a checklist of seconds each, while scanning goes on (USERS-ASK 19). */
export function ReturnsToCheck({ site, acting }: Props) {
  const read = useRead('loans.toCheck', {});
  if (read.data === undefined || read.data.length === 0) return null;
  return (
    <section className="to-check">
      <h1>{t('check.title')}</h1>
      <div className="check-cards">
        {read.data.slice(0, SHOWN).map((one, place) => (
          // What a command card changed is ticked anew.
          <details key={`${one.loanId} ${JSON.stringify(one.accessories)}`} open={place === 0} className="check-card">
            <summary>
              <strong>{one.deviceName}</strong> <bdi>{one.name}</bdi> <small>{dateHourOf(one.returnedAt, site.timeZone)}</small>
            </summary>
            <CheckCard one={one} acting={acting} />
          </details>
        ))}
      </div>
      {read.data.length > SHOWN && <p className="quiet-text">{t('check.more', { count: read.data.length - SHOWN })}</p>}
    </section>
  );
}

const ticks = ['accountsOut', 'filesWiped', 'onCharge', 'damaged', 'byOther'] as const;
const unticked: Record<(typeof ticks)[number], boolean> = { accountsOut: false, filesWiped: false, onCharge: false, damaged: false, byOther: false };

function CheckCard({ one, acting }: { readonly one: ReturnToCheck; readonly acting: Acting }) {
  const client = useClient();
  const [seen, setSeen] = useState(unticked);
  const [note, setNote] = useState('');
  const given = one.accessories.map((accessory) => accessory.accessory);
  const [back, setBack] = useState<readonly Accessory[]>(
    one.accessories.filter((accessory) => accessory.state === 'back').map((accessory) => accessory.accessory),
  );
  const save = (): void =>
    acting.run(() =>
      client.call('loans.check', {
        actionId: crypto.randomUUID(),
        loanId: one.loanId,
        ...seen,
        note,
        missing: given.filter((accessory) => !back.includes(accessory)),
      }),
    );
  return (
    <div className="check-form">
      {ticks.map((tick) => (
        <label key={tick} className="tick">
          <input type="checkbox" checked={seen[tick]} onChange={(event) => setSeen({ ...seen, [tick]: event.target.checked })} />
          {t(`check.${tick}`)}
        </label>
      ))}
      <AccessoryTicks legend={t('check.back')} offered={given} ticked={back} onChange={setBack} />
      {(seen.damaged || seen.byOther) && (
        <label>
          {t('check.note')}
          <input maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      )}
      <button type="button" onClick={save}>
        {t('check.done')}
      </button>
    </div>
  );
}
