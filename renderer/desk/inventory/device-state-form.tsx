import { type FormEvent, useState } from 'react';
import type { DeviceSheet } from '../../../shared/contract/inventory-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { endsItsLoan, type LoanFate, loanFates } from '../../../shared/domain/loan-ends.ts';
import { type DeviceState, deviceStates } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import type { Acting } from '../frame.tsx';
import { ErrorNote } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly device: DeviceSheet;
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** Another state, another antenne, another label: each a line of the history. */
export function DeviceStateForm({ device, site, acting }: Props) {
  const client = useClient();
  const sites = useRead('sites.list', {});
  const [state, setState] = useState(device.state);
  const [where, setWhere] = useState(sites.data?.find((one) => one.name === device.atSite)?.code ?? site.siteCode);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const moved = where !== (sites.data?.find((one) => one.name === device.atSite)?.code ?? site.siteCode);
  const [loan, setLoan] = useState<LoanFate>('close');
  const wants = state !== device.state && (state === 'lost' || state === 'retired');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { deviceId } = device;
    if (state !== device.state) acting.run(() => client.call('devices.setState', { actionId: crypto.randomUUID(), deviceId, state, reason, loan }));
    if (moved)
      client
        .call('devices.move', { actionId: crypto.randomUUID(), deviceId, site: where === site.siteCode ? null : where, reason })
        .then(() => setError(null), setError);
  };
  const relabel = (): void =>
    void client.call('devices.relabel', { actionId: crypto.randomUUID(), deviceId: device.deviceId }).then(() => setError(null), setError);
  return (
    <form className="device-state" onSubmit={save}>
      <Choice label={t('inventory.state')} options={deviceStates} value={state} wordOf={(one) => t(`state.${one}`)} onChoose={setState} />
      <label>
        {t('inventory.site')}
        <select value={where} onChange={(event) => setWhere(event.target.value)}>
          {(sites.data ?? []).map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {(state !== device.state || moved) && (
        <>
          {state !== device.state && device.lentTo !== null && <LoanFateChoice state={state} name={device.lentTo} fate={loan} onChange={setLoan} />}
          <label>
            {t('inventory.reason')}
            <input required={wants} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <button type="submit" className="primary">
            {t('app.save')}
          </button>
        </>
      )}
      <button type="button" className="light" onClick={relabel}>
        {t('inventory.relabel')}
      </button>
      <ErrorNote error={error} />
    </form>
  );
}

interface FateProps {
  readonly state: DeviceState;
  readonly name: string;
  readonly fate: LoanFate;
  readonly onChange: (fate: LoanFate) => void;
}

/** A lent device goes out of service: what becomes of its loan. Only a lost one leaves a choice. */
function LoanFateChoice({ state, name, fate, onChange }: FateProps) {
  if (endsItsLoan(state, 'keep')) return <p className="note">{t('inventory.loanEnds', { name })}</p>;
  if (!endsItsLoan(state, 'close')) return null;
  return (
    <fieldset>
      <legend>{t('inventory.loanOf', { name })}</legend>
      {loanFates.map((one) => (
        <label key={one} className="tick">
          <input type="radio" name="loan-fate" checked={fate === one} onChange={() => onChange(one)} />
          {t(`inventory.loan-${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
