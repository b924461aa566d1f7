import { useState } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { Board, SiteInfo } from '../../../shared/contract/views.ts';
import type { Acting } from '../frame.tsx';
import { Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { AddWorkstation } from './add-workstation.tsx';
import { EndedSessions } from './ended-sessions.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { ReserveDialog } from './reserve-dialog.tsx';
import { RoomNotice } from './room-notice.tsx';
import { SeatDialog } from './seat-dialog.tsx';
import { SeatList } from './seat-list.tsx';
import { SeatPanel } from './seat-panel.tsx';
import { SeatPlan } from './seat-plan.tsx';
import { useSecond } from './use-second.ts';
import { WaitingQueue } from './waiting-queue.tsx';

/** The room as a plan, or the same as a list: one key from one to the other. */
export type RoomView = 'plan' | 'list';
interface Props {
  readonly site: SiteInfo;
  readonly board: Board | undefined;
  readonly acting: Acting;
  readonly view: RoomView;
  readonly onFlip: () => void;
}

/** Every workstation where it stands: free, occupied with the time left, out of order, by icon and word; and who waits. */
export function RoomScreen({ site, board, acting, view, onFlip }: Props) {
  const client = useClient();
  const read = useRead('workstations.list', {});
  const [chosen, setChosen] = useState<WorkstationTile['workstationId'] | null>(null);
  const [seating, setSeating] = useState<WorkstationTile | null>(null);
  const [reserving, setReserving] = useState<WorkstationTile | null>(null);
  const [editing, setEditing] = useState(false);
  const now = useSecond();
  return (
    <Loaded read={read}>
      {(tiles) => {
        if (editing) return <PlanEditor tiles={tiles} acting={acting} onDone={() => setEditing(false)} />;
        const tile = tiles.find((one) => one.workstationId === chosen) ?? tiles[0];
        return (
          <div className="room">
            <section aria-label={t('room.title')}>
              <header className="room-head">
                <button type="button" title="F7" onClick={onFlip}>
                  {t(view === 'plan' ? 'room.asList' : 'room.asPlan')}
                </button>
                <button type="button" className="light" onClick={() => setEditing(true)}>
                  {t('room.edit')}
                </button>
              </header>
              <RoomNotice site={site} />
              {tiles.length === 0 && <p className="empty">{t('seat.empty')}</p>}
              {tiles.length === 0 && <AddWorkstation />}
              {view === 'plan' ? (
                <SeatPlan tiles={tiles} site={site} now={now} chosen={tile?.workstationId ?? null} onChoose={setChosen} />
              ) : (
                <SeatList tiles={tiles} site={site} now={now} acting={acting} onSeat={setSeating} />
              )}
              <EndedSessions tiles={tiles} site={site} acting={acting} />
            </section>
            <aside className="room-side">
              {view === 'plan' && tile !== undefined && (
                <SeatPanel tile={tile} now={now} site={site} acting={acting} onSeat={setSeating} onReserve={setReserving} />
              )}
              <WaitingQueue site={site} board={board} acting={acting} />
            </aside>
            {reserving !== null && <ReserveDialog tile={reserving} site={site} acting={acting} onClose={() => setReserving(null)} />}
            {seating !== null && (
              <SeatDialog
                workstation={seating.name}
                board={board}
                onClose={() => setSeating(null)}
                onChoose={(visitId) => {
                  setSeating(null);
                  acting.run(() => client.call('workstations.seat', { actionId: crypto.randomUUID(), visitId, workstationId: seating.workstationId }));
                }}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
