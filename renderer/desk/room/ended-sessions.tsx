import { useState } from 'react';
import type { EndedSessionLine, WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { durationOf, hourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { CorrectSession } from './correct-session.tsx';

interface Props {
  readonly tiles: readonly WorkstationTile[];
  readonly site: SiteInfo;
  readonly acting: Acting;
}

/** Today's sessions that are over: where, how long, for what, never who; each can be corrected with a reason. */
export function EndedSessions({ tiles, site, acting }: Props) {
  const { data } = useRead('workstations.ended', {});
  const [correcting, setCorrecting] = useState<EndedSessionLine | null>(null);
  if (data === undefined || data.length === 0) return null;
  return (
    <details className="ended-sessions">
      <summary>{t('session.ended', { count: data.length })}</summary>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('room.seat')}</th>
            <th>{t('session.from')}</th>
            <th>{t('session.lasted')}</th>
            <th>{t('session.use')}</th>
            <th aria-label={t('correct.open')} />
          </tr>
        </thead>
        <tbody>
          {data.map((line) => (
            <tr key={line.sessionId}>
              <td>
                {line.workstation}
                {line.corrections.map((one) => (
                  <small key={one.at} className="was">
                    {t('session.was', {
                      duration: durationOf(one.minutes),
                      reason: t(`reason.${one.reason}`),
                      name: one.by ?? '',
                      hour: hourOf(one.at, site.timeZone),
                    })}
                  </small>
                ))}
              </td>
              <td>{hourOf(line.startedAt, site.timeZone)}</td>
              <td>{durationOf(line.minutes)}</td>
              <td>{line.use === null ? '' : t(`purpose.${line.use}`)}</td>
              <td>
                <button
                  type="button"
                  className="light"
                  aria-label={`${t('correct.open')} ${line.workstation} ${hourOf(line.startedAt, site.timeZone)}`}
                  onClick={() => setCorrecting(line)}
                >
                  {t('correct.open')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting !== null && <CorrectSession line={correcting} tiles={tiles} site={site} acting={acting} onClose={() => setCorrecting(null)} />}
    </details>
  );
}
