import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { hourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { t } from '../words.ts';
import { SeatActions } from './seat-actions.tsx';
import { leftWords, SeatMark, seatState, sitterName } from './seat-state.tsx';

interface Props {
  readonly tiles: readonly WorkstationTile[];
  readonly site: SiteInfo;
  readonly now: number;
  readonly acting: Acting;
  readonly onSeat: (tile: WorkstationTile) => void;
}

/** The plan's twin: the same seats, one a line, in their order. */
export function SeatList({ tiles, site, now, acting, onSeat }: Props) {
  if (tiles.length === 0) return null;
  return (
    <table className="rows seat-list">
      <thead>
        <tr>
          <th>{t('room.seat')}</th>
          <th>{t('room.state')}</th>
          <th>{t('board.name')}</th>
          <th>{t('room.left')}</th>
          <th aria-label={t('room.acts')} />
        </tr>
      </thead>
      <tbody>
        {tiles.map((tile) => {
          const state = seatState(tile, now);
          return (
            <tr key={tile.workstationId} data-state={state.kind}>
              <td>
                <strong>{tile.name}</strong>
              </td>
              <td>
                <SeatMark state={state} />
              </td>
              <td>
                {state.kind === 'busy' && <bdi className="person">{sitterName(state)}</bdi>}
                {state.kind === 'held' && <bdi className="person">{state.reservation.name}</bdi>}
              </td>
              <td>
                {state.kind === 'busy' && leftWords(state.left)}
                {state.kind === 'held' && t('reserve.nextAt', { hour: hourOf(state.reservation.from, site.timeZone) })}
              </td>
              <td>
                <div className="tile-acts">
                  <SeatActions tile={tile} state={state} acting={acting} onSeat={onSeat} />
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
