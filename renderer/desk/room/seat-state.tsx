import { BookmarkSimpleIcon } from '@phosphor-icons/react/dist/csr/BookmarkSimple';
import { DesktopIcon } from '@phosphor-icons/react/dist/csr/Desktop';
import { UserIcon } from '@phosphor-icons/react/dist/csr/User';
import { WrenchIcon } from '@phosphor-icons/react/dist/csr/Wrench';
import type { ReservationLine, WorkstationTile } from '../../../shared/contract/room-views.ts';
import { isHeld } from '../../../shared/domain/reservations.ts';
import { t } from '../words.ts';
import { type RemainingTime, remainingTime } from './remaining-time.ts';

/** What a workstation is at this moment. */
export type SeatState =
  | { readonly kind: 'broken' | 'free' }
  /** Free, and kept for somebody now or within a quarter of an hour. */
  | { readonly kind: 'held'; readonly reservation: ReservationLine }
  | { readonly kind: 'busy'; readonly session: NonNullable<WorkstationTile['session']>; readonly left: RemainingTime };

export function seatState(tile: WorkstationTile, now: number): SeatState {
  if (tile.session !== null) return { kind: 'busy', session: tile.session, left: remainingTime(Date.parse(tile.session.endsAt), now) };
  if (tile.state === 'out-of-order') return { kind: 'broken' };
  const reservation = tile.reservations.find(({ from, to }) => isHeld({ fromMs: Date.parse(from), toMs: Date.parse(to) }, now));
  return reservation === undefined ? { kind: 'free' } : { kind: 'held', reservation };
}

const icons = { broken: WrenchIcon, free: DesktopIcon, held: BookmarkSimpleIcon, busy: UserIcon } as const;

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
