import { DesktopIcon } from '@phosphor-icons/react/dist/csr/Desktop';
import { UserIcon } from '@phosphor-icons/react/dist/csr/User';
import { WrenchIcon } from '@phosphor-icons/react/dist/csr/Wrench';
import type { WorkstationTile } from '../../../shared/contract/views.ts';
import { t } from '../words.ts';
import { type RemainingTime, remainingTime } from './remaining-time.ts';

/** What a workstation is at this moment. */
export type SeatState =
  | { readonly kind: 'broken' | 'free' }
  | { readonly kind: 'busy'; readonly session: NonNullable<WorkstationTile['session']>; readonly left: RemainingTime };

export function seatState(tile: WorkstationTile, now: number): SeatState {
  if (tile.session !== null) return { kind: 'busy', session: tile.session, left: remainingTime(Date.parse(tile.session.endsAt), now) };
  return { kind: tile.state === 'out-of-order' ? 'broken' : 'free' };
}

const icons = { broken: WrenchIcon, free: DesktopIcon, busy: UserIcon } as const;

/** The state by icon and word. */
export function SeatMark({ state }: { readonly state: SeatState }) {
  const Icon = icons[state.kind];
  return (
    <span className="seat-mark">
      <Icon weight={state.kind === 'free' ? 'regular' : 'fill'} aria-hidden="true" /> {t(`seat.${state.kind}`)}
    </span>
  );
}

export const sitterName = (state: Extract<SeatState, { readonly kind: 'busy' }>): string =>
  state.session.name === '' ? t('board.stranger') : state.session.name;
export const leftWords = (left: RemainingTime): string => (left.kind === 'over' ? t('seat.over') : t('seat.left', { minutes: left.minutes }));
