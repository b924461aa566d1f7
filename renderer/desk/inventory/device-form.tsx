import { type FormEvent, useState } from 'react';
import type { DeviceSheet } from '../../../shared/contract/inventory-views.ts';
import { type Accessory, accessories, usualAccessories } from '../../../shared/domain/accessories.ts';
import { deviceKinds } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import { AccessoryTicks } from '../loans/accessory-ticks.tsx';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { centsOf, eurosOf } from './money.ts';

/** A device as typed: a new one, or the one given. A change says why when it touches what an insurer would ask. */
export function DeviceForm({ device, onDone }: { readonly device: DeviceSheet | null; readonly onDone: () => void }) {
  const client = useClient();
  const [draft, setDraft] = useState({
    name: device?.name ?? '',
    kind: device?.kind ?? deviceKinds[0],
    model: device?.model ?? '',
    serial: device?.serial ?? '',
    value: eurosOf(device?.valueCents ?? null),
    purchasedOn: device?.purchasedOn ?? '',
    reason: '',
  });
  const [ticked, setTicked] = useState<readonly Accessory[]>(device?.accessories ?? usualAccessories(draft.kind));
  const [error, setError] = useState<unknown>(null);
  const put = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const cents = centsOf(draft.value);
  const identity = device !== null && (draft.serial !== device.serial || cents !== device.valueCents);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (cents === undefined) return;
    const { name, kind, model, serial } = draft;
    const given = { name, kind, model, serial, valueCents: cents, purchasedOn: draft.purchasedOn === '' ? null : draft.purchasedOn, accessories: [...ticked] };
    const actionId = crypto.randomUUID();
    const saved =
      device === null
        ? client.call('devices.add', { actionId, ...given })
        : client.call('devices.update', { actionId, deviceId: device.deviceId, ...given, reason: draft.reason });
    saved.then(onDone, setError);
  };
  return (
    <form className="device-form" onSubmit={save}>
      <label>
        {t('loans.deviceName')}
        <input required maxLength={60} value={draft.name} onChange={(event) => put({ name: event.target.value })} />
      </label>
      <Choice
        label={t('loans.kind')}
        options={deviceKinds}
        value={draft.kind}
        wordOf={(one) => t(`kind.${one}`)}
        onChoose={(kind) => {
          put({ kind });
          if (device === null) setTicked(usualAccessories(kind));
        }}
      />
      <label>
        {t('inventory.model')}
        <input maxLength={200} value={draft.model} onChange={(event) => put({ model: event.target.value })} />
      </label>
      <label>
        {t('inventory.serial')}
        <input maxLength={200} value={draft.serial} onChange={(event) => put({ serial: event.target.value })} />
      </label>
      <label>
        {t('inventory.value')}
        <input inputMode="decimal" aria-invalid={cents === undefined} value={draft.value} onChange={(event) => put({ value: event.target.value })} />
        {cents === undefined && <small className="fault">{t('inventory.valueWrong')}</small>}
      </label>
      <label>
        {t('inventory.purchasedOn')}
        <input type="date" min="2020-01-01" value={draft.purchasedOn} onChange={(event) => put({ purchasedOn: event.target.value })} />
      </label>
      <AccessoryTicks legend={t('inventory.accessories')} offered={accessories} ticked={ticked} onChange={setTicked} />
      {identity && (
        <label>
          {t('inventory.reason')}
          <input required maxLength={200} value={draft.reason} onChange={(event) => put({ reason: event.target.value })} />
        </label>
      )}
      <ErrorNote error={error} />
      <footer>
        <button type="button" onClick={onDone}>
          {t('app.cancel')}
        </button>
        <button type="submit" className="primary">
          {t('app.save')}
        </button>
      </footer>
    </form>
  );
}
