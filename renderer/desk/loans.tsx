import { type FormEvent, useState } from 'react';
import type { SiteInfo } from '../../shared/contract/views.ts';
import { deviceKinds } from '../../shared/domain/vocabulary.ts';
import { dateHourOf } from '../i18n/formats.ts';
import type { Acting } from './frame.tsx';
import { ErrorNote, Loaded } from './parts.tsx';
import { PrintPreview } from './print-preview.tsx';
import { useClient, useRead } from './use-core.ts';
import { t } from './words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** What is out, due first, and what there is. */
export function Loans({ site, acting }: Props) {
  const client = useClient();
  const loans = useRead('loans.list', {});
  const devices = useRead('devices.list', {});
  const [preview, setPreview] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = (what: 'labels.page' | 'commands.page'): void => void client.call(what, {}).then((page) => setPreview(page.html), setError);
  return (
    <div className="two-columns">
      <section>
        <h1>{t('loans.out')}</h1>
        <Loaded read={loans}>
          {(list) =>
            list.length === 0 ? (
              <p className="empty">{t('loans.empty')}</p>
            ) : (
              <table className="rows">
                <tbody>
                  {list.map((loan) => (
                    <tr key={loan.loanId} className={loan.overdue ? 'late' : undefined}>
                      <td>
                        <strong>{loan.deviceName}</strong>
                      </td>
                      <td>
                        <bdi>{loan.name}</bdi>
                      </td>
                      <td>
                        {t('loans.due')} {dateHourOf(loan.dueAt, site.timeZone)} {loan.overdue && <span className="chip chip-late">{t('loans.late')}</span>}
                      </td>
                      <td>
                        <button
                          type="button"
                          aria-label={`${t('loans.return')} ${loan.deviceName}`}
                          onClick={() => acting.run(() => client.call('loans.return', { actionId: crypto.randomUUID(), loanId: loan.loanId }))}
                        >
                          {t('loans.return')}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </section>
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
      </section>
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </div>
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
