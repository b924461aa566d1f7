import { useState } from 'react';
import type { Board, SiteInfo, WaitingLine, WaitingList } from '../../../shared/contract/views.ts';
import { type TicketKind, ticketKinds } from '../../../shared/domain/vocabulary.ts';
import { durationOf, hourOf } from '../../i18n/formats.ts';
import { useMinute } from '../board.tsx';
import type { Acting } from '../frame.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly board: Board | undefined;
  readonly acting: Acting;
}

/** Who waits for a workstation or for help, in order; the next one is proposed as soon as a seat is free. */
export function WaitingQueue({ site, board, acting }: Props) {
  const read = useRead('waiting.list', {});
  const [adding, setAdding] = useState(false);
  return (
    <section className="waiting-queue" aria-label={t('wait.title')}>
      <header>
        <h2>{t('wait.title')}</h2>
        <button type="button" onClick={() => setAdding(true)}>
          {t('wait.add')}
        </button>
      </header>
      <Loaded read={read}>
        {(list) => (
          <>
            {list.tickets.length === 0 && <p className="quiet-line">{t('wait.nobody')}</p>}
            {ticketKinds.map((kind) => (
              <Lines key={kind} kind={kind} list={list} site={site} acting={acting} />
            ))}
            {adding && (
              <Dialog title={t('wait.addTitle')} onClose={() => setAdding(false)}>
                <Choice list={list} board={board} acting={acting} onDone={() => setAdding(false)} />
              </Dialog>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Lines({ kind, list, site, acting }: { readonly kind: TicketKind; readonly list: WaitingList; readonly site: SiteInfo; readonly acting: Acting }) {
  const lines = list.tickets.filter((line) => line.kind === kind);
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{t(`wait.${kind}`)}</h3>
      <ol>
        {lines.map((line, index) => (
          <Line key={line.ticketId} line={line} seat={kind === 'workstation' ? (list.free[index] ?? null) : null} site={site} acting={acting} />
        ))}
      </ol>
    </>
  );
}

interface LineProps {
  readonly line: WaitingLine;
  readonly seat: WaitingList['free'][number] | null;
  readonly site: SiteInfo;
  readonly acting: Acting;
}

function Line({ line, seat, site, acting }: LineProps) {
  const client = useClient();
  const now = useMinute();
  const name = line.name === '' ? t('board.stranger') : line.name;
  const waited = durationOf(Math.max(0, Math.floor((now - Date.parse(line.takenAt)) / 60_000)));
  const close = (how: 'helped' | 'absent' | 'withdrawn'): void =>
    acting.run(() => client.call('waiting.close', { actionId: crypto.randomUUID(), ticketId: line.ticketId, how }));
  return (
    <li className={line.calledAt === null ? undefined : 'called'}>
      <span className="place">{line.place}</span>
      <span className="who-waits">
        <bdi className="person">{name}</bdi>
        <small>
          {t('wait.since', { duration: waited })}
          {line.kind === 'workstation' && ` · ${line.minutes === null ? t('wait.unknown') : t('wait.expected', { minutes: line.minutes })}`}
          {line.calledAt !== null && ` · ${t('wait.calledAt', { hour: hourOf(line.calledAt, site.timeZone) })}`}
        </small>
      </span>
      {line.calledAt !== null && <strong className="chip">{t('wait.called')}</strong>}
      {seat !== null && line.memberId !== null && (
        <button
          type="button"
          className="primary"
          onClick={() =>
            acting.run(() => client.call('workstations.seat', { actionId: crypto.randomUUID(), visitId: line.visitId, workstationId: seat.workstationId }))
          }
        >
          {t('wait.seat', { workstation: seat.name })}
        </button>
      )}
      {line.kind === 'help' && line.calledAt === null && (
        <button type="button" onClick={() => acting.run(() => client.call('waiting.call', { actionId: crypto.randomUUID(), ticketId: line.ticketId }))}>
          {t('wait.call')}
        </button>
      )}
      {line.kind === 'help' && (
        <button type="button" onClick={() => close('helped')}>
          {t('wait.helped')}
        </button>
      )}
      {line.calledAt !== null && (
        <button type="button" className="light" onClick={() => close('absent')}>
          {t('wait.absent')}
        </button>
      )}
      <button type="button" className="light" aria-label={`${t('wait.withdraw')} ${name}`} onClick={() => close('withdrawn')}>
        {t('wait.withdraw')}
      </button>
    </li>
  );
}

interface ChoiceProps {
  readonly list: WaitingList;
  readonly board: Board | undefined;
  readonly acting: Acting;
  readonly onDone: () => void;
}

/** One line a person present, one button a queue; those already in it are not offered. */
function Choice({ list, board, acting, onDone }: ChoiceProps) {
  const client = useClient();
  const waits = (visitId: number, kind: TicketKind): boolean => list.tickets.some((line) => line.visitId === visitId && line.kind === kind);
  const rows = (board?.rows ?? []).map((row) => ({
    row,
    kinds: ticketKinds.filter((kind) => !waits(row.visitId, kind) && (kind === 'help' || row.workstation === null)),
  }));
  const open = rows.filter(({ kinds }) => kinds.length > 0);
  if (open.length === 0) return <p>{t('wait.allIn')}</p>;
  return (
    <ul className="wait-choice">
      {open.map(({ row, kinds }) => (
        <li key={row.visitId}>
          <bdi className="person">{row.name ?? t('board.stranger')}</bdi>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-label={`${row.name ?? t('board.stranger')} · ${t(`wait.${kind}`)}`}
              onClick={() => {
                onDone();
                acting.run(() => client.call('waiting.take', { actionId: crypto.randomUUID(), visitId: row.visitId, kind }));
              }}
            >
              {t(`wait.${kind}`)}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
