import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MemberId } from '../../shared/domain/brand.ts';
import { type VisitPurpose, visitPurposes } from '../../shared/domain/vocabulary.ts';
import type { Board as BoardView, BoardRow, SiteInfo } from '../../shared/contract/views.ts';
import { durationOf, hourOf } from '../i18n/formats.ts';
import { AlertLine } from './alert-line.tsx';
import { AttachDialog } from './people/attach-dialog.tsx';
import type { Acting } from './frame.tsx';
import { Figure, Loaded } from './parts.tsx';
import { SetupReminder } from './setup/setup-reminder.tsx';
import { useClient } from './use-core.ts';
import { t } from './words.ts';

interface Props {
  readonly site: SiteInfo;
  readonly read: UseQueryResult<BoardView>;
  readonly acting: Acting;
}

/** Who is here, since when, where they sit, what they hold: live. */
export function Board({ site, read, acting }: Props) {
  return (
    <Loaded read={read}>
      {(board) => (
        <div className="board">
          <div className="figures">
            <Figure value={board.present} label={t('board.present', { count: board.present })} />
            <Figure value={board.toOrient} label={t('board.toOrient')} />
            <Figure value={board.visitsToday} label={t('board.visits', { count: board.visitsToday })} />
            <Figure value={board.guestsToday} label={t('board.guests', { count: board.guestsToday })} />
            <span className="guest-acts">
              <button type="button" title="Alt+V" onClick={() => acting.act({ kind: 'guest' })}>
                {t('guests.one')}
              </button>
              <button type="button" title="Alt+G" onClick={() => acting.act({ kind: 'group' })}>
                {t('guests.group')}
              </button>
            </span>
          </div>
          <SetupReminder />
          {board.alerts.map((alert) => (
            <AlertLine key={alert.alertId} alert={alert} timeZone={site.timeZone} acting={acting} />
          ))}
          {board.rows.length === 0 ? (
            <p className="empty">{t('board.empty')}</p>
          ) : (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t('board.name')}</th>
                  <th>{t('board.arrival')}</th>
                  <th>{t('board.since')}</th>
                  <th>{t('board.purpose')}</th>
                  <th>{t('board.place')}</th>
                  <th aria-label={t('board.depart')} />
                </tr>
              </thead>
              <tbody>
                {board.rows.map((row) => (
                  <Row key={row.visitId} row={row} site={site} acting={acting} />
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </Loaded>
  );
}

function Row({ row, site, acting }: { readonly row: BoardRow; readonly site: SiteInfo; readonly acting: Acting }) {
  const client = useClient();
  const now = useMinute();
  const name = row.name ?? t('board.stranger');
  const [attaching, setAttaching] = useState(false);
  const attach = (memberId: MemberId): void => {
    setAttaching(false);
    acting.run(() => client.call('visits.attach', { actionId: crypto.randomUUID(), visitId: row.visitId, memberId }));
  };
  const setPurpose = (purpose: VisitPurpose): void =>
    acting.run(() => client.call('visits.setPurpose', { actionId: crypto.randomUUID(), visitId: row.visitId, purpose }));
  return (
    <tr className={row.purpose === 'unspecified' ? 'to-orient' : undefined}>
      <td>
        <bdi className="person">{name}</bdi>
        {row.memberId === null && (
          <button type="button" className="light" onClick={() => setAttaching(true)}>
            {t('attach.open')}
          </button>
        )}
        {attaching && <AttachDialog title={t('attach.title')} text={t('attach.text')} onChoose={attach} onClose={() => setAttaching(false)} />}
      </td>
      <td>{hourOf(row.arrivedAt, site.timeZone)}</td>
      <td>{durationOf(Math.max(0, Math.floor((now - Date.parse(row.arrivedAt)) / 60_000)))}</td>
      <td>
        <select
          aria-label={`${t('board.purpose')} ${name}`}
          value={row.purpose}
          onChange={(event) => setPurpose(visitPurposes.find((one) => one === event.target.value) ?? 'unspecified')}
        >
          {visitPurposes.map((purpose) => (
            <option key={purpose} value={purpose}>
              {t(`purpose.${purpose}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {row.workstation !== null && <span className="chip">{row.workstation}</span>}
        {row.loans.map((loan) => (
          <span key={loan} className="chip chip-loan">
            {loan}
          </span>
        ))}
      </td>
      <td>
        <button
          type="button"
          aria-label={`${t('board.depart')} ${name}`}
          onClick={() => acting.run(() => client.call('visits.depart', { actionId: crypto.randomUUID(), visitId: row.visitId }))}
        >
          {t('board.depart')}
        </button>
      </td>
    </tr>
  );
}

/** The time, read again each half minute: minutes on screen move by themselves. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 15_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
