import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import { movedTo, PLAN_COLUMNS, PLAN_ROWS, type Placed, planSize, type Spot, stepFrom } from '../../../shared/domain/room-plan.ts';
import type { Acting } from '../frame.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { AddWorkstation } from './add-workstation.tsx';
import { directionOf } from './seat-plan.tsx';

interface Props {
  readonly tiles: readonly WorkstationTile[];
  readonly acting: Acting;
  readonly onDone: () => void;
}

/** Moves the seats: dragged, or chosen then put down by a click or a touch, or pushed with the arrows. Nothing is stored before it is saved. */
export function PlanEditor({ tiles, acting, onDone }: Props) {
  const client = useClient();
  const [moved, setMoved] = useState<readonly Placed[]>([]);
  const [carried, setCarried] = useState<number | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  // A seat added meanwhile stands where the core put it.
  const plan: readonly Placed[] = tiles.map((tile) => moved.find((one) => one.id === tile.workstationId) ?? { id: tile.workstationId, spot: tile.spot });
  const rows = Math.min(PLAN_ROWS, planSize(plan).rows + 2);
  const put = (id: number, spot: Spot): void => setMoved(movedTo(plan, id, spot));
  // The element of a seat that is pushed may be made anew elsewhere: it keeps the focus.
  useEffect(() => {
    if (carried !== null) grid.current?.querySelector<HTMLElement>(`[data-seat="${carried}"]`)?.focus();
  }, [carried, moved]);
  const choose = (spot: Spot, seat: Placed | undefined): void => {
    if (carried !== null && carried !== seat?.id) put(carried, spot);
    setCarried(carried === null && seat !== undefined ? seat.id : null);
  };
  const push = (event: KeyboardEvent, seat: Placed): void => {
    const direction = directionOf[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    setCarried(seat.id);
    put(seat.id, stepFrom(seat.spot, direction));
  };
  const save = (): void => {
    const stored = plan.flatMap(({ id, spot }) =>
      tiles.filter((tile) => tile.workstationId === id).map((tile) => ({ workstationId: tile.workstationId, spot: { ...spot } })),
    );
    acting.run(() => client.call('workstations.arrange', { actionId: crypto.randomUUID(), plan: stored }));
    onDone();
  };
  const cells = Array.from({ length: rows * PLAN_COLUMNS }, (_, at): Spot => ({ column: at % PLAN_COLUMNS, row: Math.floor(at / PLAN_COLUMNS) }));
  return (
    <section className="plan-editor" aria-label={t('room.edit')}>
      <header className="room-head">
        <p>{t('room.editHelp')}</p>
        <button type="button" onClick={onDone}>
          {t('app.cancel')}
        </button>
        <button type="button" className="primary" onClick={save}>
          {t('room.save')}
        </button>
      </header>
      <div ref={grid} className="room-plan room-plan-edited" style={{ gridTemplateColumns: `repeat(${PLAN_COLUMNS}, minmax(0, 1fr))` }}>
        {cells.map((spot) => {
          const seat = plan.find((one) => one.spot.column === spot.column && one.spot.row === spot.row);
          const where = { column: spot.column + 1, row: spot.row + 1 };
          return (
            <button
              key={`${spot.column}/${spot.row}`}
              type="button"
              className={seat === undefined ? 'spot' : `seat seat-moved${seat.id === carried ? ' seat-carried' : ''}`}
              data-seat={seat?.id}
              data-spot={`${where.column}/${where.row}`}
              aria-pressed={seat === undefined ? undefined : seat.id === carried}
              aria-label={
                seat === undefined
                  ? t('room.spot', where)
                  : t('room.seatAt', { ...where, name: tiles.find((tile) => tile.workstationId === seat.id)?.name ?? '' })
              }
              tabIndex={seat === undefined ? -1 : 0}
              draggable={seat !== undefined}
              onClick={() => choose(spot, seat)}
              onKeyDown={(event) => seat !== undefined && push(event, seat)}
              onDragStart={() => seat !== undefined && setCarried(seat.id)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                choose(spot, seat);
              }}
            >
              {seat !== undefined && <strong>{tiles.find((tile) => tile.workstationId === seat.id)?.name}</strong>}
            </button>
          );
        })}
      </div>
      <AddWorkstation />
    </section>
  );
}
