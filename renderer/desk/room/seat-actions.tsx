import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { WorkstationState } from '../../../shared/domain/vocabulary.ts';
import type { Acting } from '../frame.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import type { SeatState } from './seat-state.tsx';

interface Props {
  readonly tile: WorkstationTile;
  readonly state: SeatState;
  readonly acting: Acting;
  readonly onSeat: (tile: WorkstationTile) => void;
}

/** What can be done with one workstation now, each by a button with the seat's name for those who do not see the plan. */
export function SeatActions({ tile, state, acting, onSeat }: Props) {
  const client = useClient();
  const act = (word: string, run: () => void, look?: 'primary' | 'light') => (
    <button type="button" className={look} aria-label={`${word} · ${tile.name}`} onClick={run}>
      {word}
    </button>
  );
  const setState = (next: WorkstationState): void =>
    acting.run(() => client.call('workstations.setState', { actionId: crypto.randomUUID(), workstationId: tile.workstationId, state: next }));
  switch (state.kind) {
    case 'broken':
      return act(t('seat.repair'), () => setState('in-service'));
    case 'busy': {
      const { sessionId } = state.session;
      return (
        <>
          {act(t('seat.extend'), () => acting.run(() => client.call('workstations.extend', { actionId: crypto.randomUUID(), sessionId, minutes: 30 })))}
          {act(t('seat.end'), () => acting.run(() => client.call('workstations.end', { actionId: crypto.randomUUID(), sessionId })))}
        </>
      );
    }
    case 'held':
    case 'free':
      return (
        <>
          {act(t('seat.seat'), () => onSeat(tile), 'primary')}
          {act(t('seat.break'), () => setState('out-of-order'), 'light')}
        </>
      );
  }
}
