import { DesktopIcon } from '@phosphor-icons/react/dist/csr/Desktop';
import { UserIcon } from '@phosphor-icons/react/dist/csr/User';
import { WrenchIcon } from '@phosphor-icons/react/dist/csr/Wrench';
import { type FormEvent, useEffect, useState } from 'react';
import type { Board, SiteInfo, WorkstationTile } from '../../shared/contract/views.ts';
import type { WorkstationState } from '../../shared/domain/vocabulary.ts';
import type { Acting } from './frame.tsx';
import { Dialog, ErrorNote, Loaded } from './parts.tsx';
import { remainingTime } from './remaining-time.ts';
import { useClient, useRead } from './use-core.ts';
import { WaitingQueue } from './waiting-queue.tsx';
import { t } from './words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly board: Board | undefined;
  readonly acting: Acting;
}

/** Every workstation: free, occupied with the time left, out of order; by icon and word. */
export function Workstations({ site, board, acting }: Props) {
  const client = useClient();
  const read = useRead('workstations.list', {});
  const [seating, setSeating] = useState<WorkstationTile | null>(null);
  const now = useSecond();
  return (
    <Loaded read={read}>
      {(tiles) => (
        <>
          <WaitingQueue site={site} board={board} acting={acting} />
          {tiles.length === 0 && <p className="empty">{t('seat.empty')}</p>}
          <div className="tiles">
            {tiles.map((tile) => (
              <Tile key={tile.workstationId} tile={tile} now={now} acting={acting} onSeat={() => setSeating(tile)} />
            ))}
          </div>
          <AddWorkstation />
          {seating !== null && (
            <Dialog title={`${seating.name} · ${t('seat.choose')}`} onClose={() => setSeating(null)}>
              <SeatChoice
                board={board}
                onChoose={(visitId) => {
                  setSeating(null);
                  acting.run(() => client.call('workstations.seat', { actionId: crypto.randomUUID(), visitId, workstationId: seating.workstationId }));
                }}
              />
            </Dialog>
          )}
        </>
      )}
    </Loaded>
  );
}

function Tile({ tile, now, acting, onSeat }: { readonly tile: WorkstationTile; readonly now: number; readonly acting: Acting; readonly onSeat: () => void }) {
  const client = useClient();
  const { session } = tile;
  const setState = (state: WorkstationState): void =>
    acting.run(() => client.call('workstations.setState', { actionId: crypto.randomUUID(), workstationId: tile.workstationId, state }));
  if (tile.state === 'out-of-order') {
    return (
      <article className="tile tile-broken">
        <h2>{tile.name}</h2>
        <p>
          <WrenchIcon weight="fill" aria-hidden="true" /> {t('seat.broken')}
        </p>
        <button type="button" onClick={() => setState('in-service')}>
          {t('seat.repair')}
        </button>
      </article>
    );
  }
  if (session === null) {
    return (
      <article className="tile tile-free">
        <h2>{tile.name}</h2>
        <p>
          <DesktopIcon weight="regular" aria-hidden="true" /> {t('seat.free')}
        </p>
        <div className="tile-acts">
          <button type="button" onClick={onSeat}>
            {t('seat.seat')}
          </button>
          <button type="button" className="light" onClick={() => setState('out-of-order')}>
            {t('seat.break')}
          </button>
        </div>
      </article>
    );
  }
  const left = remainingTime(Date.parse(session.endsAt), now);
  return (
    <article className={`tile tile-busy tile-${left.kind}`}>
      <h2>{tile.name}</h2>
      <p>
        <UserIcon weight="fill" aria-hidden="true" /> <bdi>{session.name === '' ? t('board.stranger') : session.name}</bdi>
      </p>
      <p className="time-left">{left.kind === 'over' ? t('seat.over') : t('seat.left', { minutes: left.minutes })}</p>
      <div className="tile-acts">
        <button
          type="button"
          onClick={() => acting.run(() => client.call('workstations.extend', { actionId: crypto.randomUUID(), sessionId: session.sessionId, minutes: 30 }))}
        >
          {t('seat.extend')}
        </button>
        <button
          type="button"
          onClick={() => acting.run(() => client.call('workstations.end', { actionId: crypto.randomUUID(), sessionId: session.sessionId }))}
        >
          {t('seat.end')}
        </button>
      </div>
    </article>
  );
}

function SeatChoice({ board, onChoose }: { readonly board: Board | undefined; readonly onChoose: (visitId: Board['rows'][number]['visitId']) => void }) {
  const waiting = (board?.rows ?? []).filter((row) => row.workstation === null && row.memberId !== null);
  if (waiting.length === 0) return <p>{t('seat.nobody')}</p>;
  return (
    <div className="choice-list">
      {waiting.map((row) => (
        <button key={row.visitId} type="button" onClick={() => onChoose(row.visitId)}>
          <bdi>{row.name}</bdi>
        </button>
      ))}
    </div>
  );
}

function AddWorkstation() {
  const client = useClient();
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    client.call('workstations.add', { actionId: crypto.randomUUID(), name }).then(() => {
      setName('');
      setError(null);
    }, setError);
  };
  return (
    <form className="inline-form" onSubmit={add}>
      <label>
        {t('seat.name')}
        <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit">{t('seat.add')}</button>
      <ErrorNote error={error} />
    </form>
  );
}

function useSecond(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
