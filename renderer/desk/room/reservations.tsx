import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { dateHourOf, hourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly tile: WorkstationTile;
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** Who keeps this seat, and when; two at the same time are shown as such, none is thrown out. */
export function Reservations({ tile, site, acting }: Props) {
  const client = useClient();
  if (tile.reservations.length === 0) return null;
  return (
    <>
      <h3>{t('reserve.list')}</h3>
      <ul className="reservations">
        {tile.reservations.map((one) => (
          <li key={one.reservationId} className={one.conflict ? 'conflict' : undefined}>
            <span>
              <bdi className="person">{one.name}</bdi>
              <small>{t('reserve.line', { when: dateHourOf(one.from, site.timeZone), to: hourOf(one.to, site.timeZone) })}</small>
            </span>
            <button
              type="button"
              className="light"
              aria-label={`${t('reserve.cancel')} ${one.name}`}
              onClick={() => acting.run(() => client.call('reservations.cancel', { actionId: crypto.randomUUID(), reservationId: one.reservationId }))}
            >
              {t('reserve.cancel')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
