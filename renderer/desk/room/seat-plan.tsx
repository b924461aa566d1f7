import { type KeyboardEvent, useRef } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { type Direction, nextTowards, planSize } from '../../../shared/domain/room-plan.ts';
import { hourOf } from '../../i18n/formats.ts';
import { t } from '../words.ts';
import { leftWords, SeatMark, seatState, sitterName } from './seat-state.tsx';

type SeatId = WorkstationTile['workstationId'];
interface Props {
  readonly tiles: readonly WorkstationTile[];
  readonly site: SiteInfo;
  readonly now: number;
  readonly chosen: SeatId | null;
  readonly onChoose: (id: SeatId) => void;
}
export const directionOf: Readonly<Partial<Record<string, Direction>>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** The room from above. Arrows go from seat to seat; one Tab leaves the plan for what can be done with the chosen seat. */
export function SeatPlan({ tiles, site, now, chosen, onChoose }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const plan = tiles.map((tile) => ({ id: tile.workstationId, spot: tile.spot }));
  const { columns } = planSize(plan);
  const onKey = (event: KeyboardEvent, tile: WorkstationTile): void => {
    const direction = directionOf[event.key];
    if (direction === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const next = nextTowards(plan, { id: tile.workstationId, spot: tile.spot }, direction);
    const found = tiles.find((one) => one.workstationId === next.id);
    if (found === undefined) return;
    onChoose(found.workstationId);
    grid.current?.querySelector<HTMLElement>(`[data-seat="${found.workstationId}"]`)?.focus();
  };
  return (
    <div ref={grid} className="room-plan" role="group" aria-label={t('room.plan')} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {tiles.map((tile) => {
        const state = seatState(tile, now);
        return (
          <button
            key={tile.workstationId}
            type="button"
            data-seat={tile.workstationId}
            data-state={state.kind}
            className={`seat seat-${state.kind}${state.kind === 'busy' ? ` seat-${state.left.kind}` : ''}`}
            style={{ gridColumn: tile.spot.column + 1, gridRow: tile.spot.row + 1 }}
            aria-pressed={tile.workstationId === chosen}
            tabIndex={tile.workstationId === chosen ? 0 : -1}
            onClick={() => onChoose(tile.workstationId)}
            onKeyDown={(event) => onKey(event, tile)}
          >
            <strong>{tile.name}</strong>
            <SeatMark state={state} />
            {state.kind === 'held' && (
              <>
                <bdi className="person">{state.reservation.name}</bdi>
                <span className="time-left">{hourOf(state.reservation.from, site.timeZone)}</span>
              </>
            )}
            {state.kind === 'busy' && (
              <>
                <bdi className="person">{sitterName(state)}</bdi>
                <span className="time-left">{leftWords(state.left)}</span>
              </>
            )}
          </button>
        );
      })}
    </div>
  );
}
