import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf } from '../../i18n/formats.ts';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** Devices of other antennes that were brought here, until they go back. */
export function ForeignDevices({ site }: { readonly site: SiteInfo }) {
  const client = useClient();
  const read = useRead('devices.foreign', {});
  if (read.data === undefined || read.data.length === 0) return null;
  return (
    <>
      <h2>{t('foreign.title')}</h2>
      <table className="rows">
        <tbody>
          {read.data.map((device) => (
            <tr key={device.foreignId}>
              <td>
                <code>{device.label}</code>
              </td>
              <td>{t('foreign.since', { when: dateHourOf(device.receivedAt, site.timeZone) })}</td>
              <td>
                <button
                  type="button"
                  onClick={() =>
                    void client.call('devices.sendForeign', { actionId: crypto.randomUUID(), foreignId: device.foreignId }).catch(() => read.refetch())
                  }
                >
                  {t('foreign.sent')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
