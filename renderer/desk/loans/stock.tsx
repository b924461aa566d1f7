import { type FormEvent, useState } from 'react';
import { deviceKinds } from '../../../shared/domain/vocabulary.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** The antenne's devices. */
export function Stock() {
  const client = useClient();
  const devices = useRead('devices.list', {});
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = (what: 'labels.page' | 'commands.page'): void => void client.call(what, {}).then((page) => setPreview(page.html), setError);
  return (
    <section>
      <h1>{t('loans.stock')}</h1>
      <Loaded read={devices}>
        {(list) =>
          list.length === 0 ? (
            <p className="empty">{t('loans.noDevice')}</p>
          ) : (
            <table className="rows">
              <tbody>
                {list.map((device) => (
                  <tr key={device.deviceId}>
                    <td>
                      <strong>{device.name}</strong>
                    </td>
                    <td>{t(`kind.${device.kind}`)}</td>
                    <td>{device.lentTo === null ? t(`state.${device.state}`) : <bdi>{t('loans.lentTo', { name: device.lentTo })}</bdi>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <AddDevice />
      <div className="acts">
        <button type="button" onClick={() => show('labels.page')}>
          {t('loans.labels')}
        </button>
        <button type="button" onClick={() => show('commands.page')}>
          {t('loans.commands')}
        </button>
      </div>
      <ErrorNote error={error} />
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}

function AddDevice() {
  const client = useClient();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof deviceKinds)[number]>('laptop');
  const [error, setError] = useState<unknown>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    client.call('devices.add', { actionId: crypto.randomUUID(), name, kind }).then(() => {
      setName('');
      setError(null);
    }, setError);
  };
  return (
    <form className="inline-form" onSubmit={add}>
      <label>
        {t('loans.deviceName')}
        <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t('loans.kind')}
        <select value={kind} onChange={(event) => setKind(deviceKinds.find((one) => one === event.target.value) ?? 'other')}>
          {deviceKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{t('loans.add')}</button>
      <ErrorNote error={error} />
    </form>
  );
}
