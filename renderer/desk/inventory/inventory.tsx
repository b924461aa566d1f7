import { useState } from 'react';
import type { DeviceLine } from '../../../shared/contract/inventory-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { DeviceId } from '../../../shared/domain/brand.ts';
import { foldName, searchWords } from '../../../shared/domain/member-search.ts';
import { deviceKinds } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import type { Acting } from '../frame.tsx';
import { SpreadsheetButtons } from '../import/spreadsheet-buttons.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { DeviceForm } from './device-form.tsx';
import { DeviceSheet } from './device-sheet.tsx';
import { ForeignDevices } from './foreign-devices.tsx';
import { type DeviceFilter, deviceFilters, placeOf } from './place-of.ts';

interface Props {
  readonly site: SiteInfo;
  readonly acting: Acting;
}
/** The antenne's devices: search, filter, one sheet each. */
export function Inventory({ site, acting }: Props) {
  const read = useRead('devices.list', {});
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<DeviceFilter>('all');
  const [opened, setOpened] = useState<DeviceId | null>(null);
  const [adding, setAdding] = useState(false);
  const words = searchWords(text);
  const matches = (device: DeviceLine): boolean => {
    const key = ` ${foldName(`${device.name} ${device.model} ${device.serial} ${device.label} ${device.lentTo ?? ''} ${t(`kind.${device.kind}`)}`)}`;
    return (filter === 'all' || placeOf(device) === filter) && words.every((word) => key.includes(word));
  };
  return (
    <section>
      <div className="inventory-head">
        <label>
          {t('inventory.search')}
          <input type="search" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <Choice label={t('inventory.filter')} options={deviceFilters} value={filter} wordOf={(one) => t(`place.${one}`)} onChoose={setFilter} />
        <button type="button" className="primary" onClick={() => setAdding(true)}>
          {t('loans.add')}
        </button>
        <SpreadsheetButtons kind="devices" acting={acting} empty={read.data?.length === 0} />
      </div>
      <Loaded read={read}>
        {(devices) => (
          <>
            <KindCounts devices={devices} />
            <DeviceTable devices={devices.filter(matches)} empty={devices.length === 0} onOpen={setOpened} />
          </>
        )}
      </Loaded>
      <ForeignDevices site={site} />
      {adding && (
        <Dialog title={t('loans.add')} onClose={() => setAdding(false)}>
          <DeviceForm device={null} onDone={() => setAdding(false)} />
        </Dialog>
      )}
      {opened !== null && <DeviceSheet deviceId={opened} site={site} acting={acting} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** Free and total by kind. */
function KindCounts({ devices }: { readonly devices: readonly DeviceLine[] }) {
  return (
    <p className="kind-counts">
      {deviceKinds.map((kind) => {
        const all = devices.filter((device) => device.kind === kind && device.state !== 'retired');
        const free = all.filter((device) => placeOf(device) === 'free').length;
        return all.length === 0 ? null : (
          <span key={kind} className="chip">
            {t(`kind.${kind}`)} : {t('inventory.free', { free, all: all.length })}
          </span>
        );
      })}
    </p>
  );
}

function DeviceTable({
  devices,
  empty,
  onOpen,
}: {
  readonly devices: readonly DeviceLine[];
  readonly empty: boolean;
  readonly onOpen: (deviceId: DeviceId) => void;
}) {
  if (devices.length === 0) return <p className="empty">{t(empty ? 'loans.noDevice' : 'inventory.none')}</p>;
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('loans.device')}</th>
          <th>{t('loans.kind')}</th>
          <th>{t('inventory.model')}</th>
          <th>{t('inventory.serial')}</th>
          <th>{t('inventory.place')}</th>
          <th aria-label={t('loans.acts')} />
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.deviceId}>
            <td>
              <strong>{device.name}</strong>
            </td>
            <td>{t(`kind.${device.kind}`)}</td>
            <td>{device.model}</td>
            <td>{device.serial}</td>
            <td>
              <span className={`chip place-${placeOf(device)}`}>{t(`place.${placeOf(device)}`)}</span> <bdi>{device.lentTo ?? device.atSite ?? ''}</bdi>
            </td>
            <td>
              <button type="button" className="light" aria-label={`${t('inventory.open')} ${device.name}`} onClick={() => onOpen(device.deviceId)}>
                {t('inventory.open')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
