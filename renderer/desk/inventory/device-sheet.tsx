import { useState } from 'react';
import type { DeviceSheet as Sheet } from '../../../shared/contract/inventory-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { DeviceId } from '../../../shared/domain/brand.ts';
import type { Acting } from '../frame.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { DeviceForm } from './device-form.tsx';
import { DeviceHistory } from './device-history.tsx';
import { DevicePhoto } from './device-photo.tsx';
import { DeviceStateForm } from './device-state-form.tsx';
import { eurosOf } from './money.ts';
import { placeOf } from './place-of.ts';

interface Props {
  readonly deviceId: DeviceId;
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onClose: () => void;
}

/** One device: what it is, where it is, what happened to it. */
export function DeviceSheet({ deviceId, site, acting, onClose }: Props) {
  const client = useClient();
  const read = useRead('devices.get', { deviceId });
  const [editing, setEditing] = useState(false);
  return (
    <Dialog title={read.data?.name ?? t('loans.device')} onClose={onClose} wide>
      <Loaded read={read}>
        {(device) =>
          editing ? (
            <DeviceForm device={device} onDone={() => setEditing(false)} />
          ) : (
            <div className="device-sheet">
              <div>
                <DevicePhoto device={device} />
                <Identity device={device} onEdit={() => setEditing(true)} />
                <button
                  type="button"
                  title={t('members.chooseHint')}
                  onClick={() => {
                    onClose();
                    acting.run(() => client.call('scans.choose', { actionId: crypto.randomUUID(), half: 'device', id: device.deviceId }));
                  }}
                >
                  {t(device.lentTo === null ? 'inventory.choose' : 'inventory.back')}
                </button>
                <DeviceStateForm key={`${device.state} ${device.atSite ?? ''}`} device={device} site={site} acting={acting} />
              </div>
              <DeviceHistory device={device} site={site} />
            </div>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Identity({ device, onEdit }: { readonly device: Sheet; readonly onEdit: () => void }) {
  const lines: readonly (readonly [string, string])[] = [
    [t('loans.kind'), t(`kind.${device.kind}`)],
    [t('inventory.model'), device.model],
    [t('inventory.serial'), device.serial],
    [t('inventory.label'), device.label],
    [t('inventory.value'), device.valueCents === null ? '' : `${eurosOf(device.valueCents)} €`],
    [t('inventory.purchasedOn'), device.purchasedOn?.split('-').toReversed().join('/') ?? ''],
    [t('inventory.accessories'), device.accessories.map((one) => t(`accessory.${one}`)).join(', ')],
    [t('inventory.place'), `${t(`place.${placeOf(device)}`)} ${device.lentTo ?? device.atSite ?? ''}`],
  ];
  return (
    <>
      <dl className="identity">
        {lines.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onEdit}>
        {t('inventory.edit')}
      </button>
    </>
  );
}
