import { type ChangeEvent, useState } from 'react';
import type { DeviceSheet } from '../../../shared/contract/inventory-views.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** The device's picture, taken or chosen, kept small. */
export function DevicePhoto({ device }: { readonly device: DeviceSheet }) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState(false);
  const { deviceId } = device;
  const keep = (photo: { readonly type: 'image/jpeg'; readonly base64: string } | null): void =>
    void client.call('devices.photo', { actionId: crypto.randomUUID(), deviceId, photo }).then(() => setError(null), setError);
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    const small = await shrinkPhoto(file);
    setRefused(small === null);
    if (small !== null) keep(small);
  };
  return (
    <div className="device-photo">
      {device.photo === null ? <p className="no-photo">{t('inventory.noPhoto')}</p> : <img src={device.photo} alt={device.name} />}
      <label className="file">
        {t('inventory.photo')}
        <input type="file" accept="image/*" capture="environment" onChange={(event) => void choose(event)} />
      </label>
      {device.photo !== null && (
        <button type="button" className="light" onClick={() => keep(null)}>
          {t('inventory.photoOff')}
        </button>
      )}
      {refused && <p className="fault">{t('inventory.photoWrong')}</p>}
      <ErrorNote error={error} />
    </div>
  );
}
