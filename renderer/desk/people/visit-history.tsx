import { useState } from 'react';
import type { MemberSheet, VisitCorrection } from '../../../shared/contract/people-views.ts';
import { dateHourOf, hourOf } from '../../i18n/formats.ts';
import type { Acting } from '../frame.tsx';
import { t } from '../words.ts';
import { CorrectDialog } from './correct-dialog.tsx';

export type PastVisit = MemberSheet['recentVisits'][number];
interface Props {
  readonly visits: readonly PastVisit[];
  readonly timeZone: string;
  readonly acting: Acting;
}

/** The last visits, what they said before each correction, and the way to correct one more. */
export function VisitHistory({ visits, timeZone, acting }: Props) {
  const [correcting, setCorrecting] = useState<PastVisit | null>(null);
  if (visits.length === 0) return <p>{t('members.noVisit')}</p>;
  return (
    <>
      <table className="rows history">
        <tbody>
          {visits.map((visit) => (
            <tr key={visit.visitId}>
              <td>
                <span className={visit.cancelled ? 'cancelled' : undefined}>{dateHourOf(visit.arrivedAt, timeZone)}</span>
                {visit.corrections.map((correction) => (
                  <small key={correction.at} className="was">
                    {wasLine(correction, timeZone)}
                  </small>
                ))}
              </td>
              <td>{leftWords(visit, timeZone)}</td>
              <td>{t(`purpose.${visit.purpose}`)}</td>
              <td>
                {!visit.cancelled && (
                  <button
                    type="button"
                    className="light"
                    aria-label={`${t('correct.open')} ${dateHourOf(visit.arrivedAt, timeZone)}`}
                    onClick={() => setCorrecting(visit)}
                  >
                    {t('correct.open')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting !== null && <CorrectDialog visit={correcting} timeZone={timeZone} acting={acting} onClose={() => setCorrecting(null)} />}
    </>
  );
}

function leftWords(visit: PastVisit, timeZone: string): string {
  if (visit.cancelled) return t('correct.cancelled');
  if (visit.leftAt === null) return t('members.present');
  const hour = hourOf(visit.leftAt, timeZone);
  return visit.quality === 'estimated' ? `${hour} (${t('correct.estimated')})` : hour;
}

function wasLine(correction: VisitCorrection, timeZone: string): string {
  return t('correct.was', {
    arrival: hourOf(correction.arrivedAt, timeZone),
    departure: correction.leftAt === null ? '…' : hourOf(correction.leftAt, timeZone),
    purpose: t(`purpose.${correction.purpose}`),
    reason: t(`reason.${correction.reason}`),
    by: correction.by ?? t('correct.system'),
    when: dateHourOf(correction.at, timeZone),
  });
}
