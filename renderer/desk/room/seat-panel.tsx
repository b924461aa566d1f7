import { useState } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { hourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { ChangeSeat } from './change-seat.tsx';
import { Reservations } from './reservations.tsx';
import { SeatActions } from './seat-actions.tsx';
import { UseSelect } from './use-select.tsx';
import { leftWords, SeatMark, seatState, sitterName } from './seat-state.tsx';

interface Props {
  readonly tile: WorkstationTile;
  readonly now: number;
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onSeat: (tile: WorkstationTile) => void;
  readonly onReserve: (tile: WorkstationTile) => void;
}

/** The chosen seat: what it is, and what can be done with it. */
export function SeatPanel({ tile, now, site, acting, onSeat, onReserve }: Props) {
  const client = useClient();
  const [isChanging, setChanging] = useState(false);
  const state = seatState(tile, now);
  return (
    <section className="seat-panel" aria-label={tile.name}>
      <header>
        <h2>{tile.name}</h2>
        <SeatMark state={state} />
      </header>
      {state.kind === 'busy' && (
        <p>
          <bdi className="person">{sitterName(state)}</bdi>
          {t('room.fromTo', { from: hourOf(state.session.startedAt, site.timeZone), to: hourOf(state.session.endsAt, site.timeZone) })} ·{' '}
          {leftWords(state.left)}
        </p>
      )}
      {state.kind === 'busy' && (
        <UseSelect
          label={t('session.use')}
          use={state.session.use}
          onChoose={(use) => acting.run(() => client.call('workstations.setUse', { actionId: crypto.randomUUID(), sessionId: state.session.sessionId, use }))}
        />
      )}
      <div className="tile-acts">
        <SeatActions tile={tile} state={state} acting={acting} onSeat={onSeat} />
        <button type="button" aria-label={`${t('seat.reserve')} · ${tile.name}`} onClick={() => onReserve(tile)}>
          {t('seat.reserve')}
        </button>
      </div>
      {state.kind !== 'busy' && (
        <button type="button" className="light" aria-label={`${t('seat.change')} · ${tile.name}`} onClick={() => setChanging(true)}>
          {t('seat.change')}
        </button>
      )}
      {isChanging && <ChangeSeat tile={tile} acting={acting} onClose={() => setChanging(false)} />}
      <Reservations tile={tile} site={site} acting={acting} />
    </section>
  );
}
