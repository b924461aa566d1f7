import { type FormEvent, useState } from 'react';
import type { EndedSessionLine, WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { epochOfLocal, instantOf } from '../../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { type SessionCorrectionReason, sessionCorrectionReasons } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import { fieldTime } from '../field-time.ts';
import type { Acting } from '../frame.tsx';
import { Dialog } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { UseSelect } from './use-select.tsx';

interface Props {
  readonly line: EndedSessionLine;
  readonly tiles: readonly WorkstationTile[];
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onClose: () => void;
}

/** When, how long, where and for what a session really was, or that it never was; always with a reason. */
export function CorrectSession({ line, tiles, site, acting, onClose }: Props) {
  const client = useClient();
  const [seat, setSeat] = useState(line.workstationId);
  const [from, setFrom] = useState(fieldTime(line.startedAt, site.timeZone));
  const [minutes, setMinutes] = useState(line.minutes);
  const [use, setUse] = useState(line.use ?? 'unspecified');
  const [reason, setReason] = useState<SessionCorrectionReason>('forgotten-end');
  const [cancel, setCancel] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [hour = 0, minute = 0] = from.split(':').map(Number);
    const startedAt = instantOf(epochOfLocal(site.day as BusinessDay, hour * 60 + minute, site.timeZone)); // a day of the core's
    const asked = { sessionId: line.sessionId, workstationId: seat, startedAt, minutes, use, cancel, reason };
    acting.run(() => client.call('workstations.correct', { actionId: crypto.randomUUID(), ...asked }));
    onClose();
  };
  return (
    <Dialog title={t('session.correct', { workstation: line.workstation })} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <label>
          {t('room.seat')}
          <select
            value={seat}
            disabled={cancel}
            onChange={(event) => setSeat(tiles.find((one) => one.workstationId === Number(event.target.value))?.workstationId ?? seat)}
          >
            {tiles.map((one) => (
              <option key={one.workstationId} value={one.workstationId}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <div className="side-by-side">
          <label>
            {t('session.from')}
            <input type="time" step={900} required value={from} disabled={cancel} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label>
            {t('session.minutes')}
            <input
              type="number"
              min={0}
              max={960}
              required
              value={Number.isNaN(minutes) ? '' : minutes}
              disabled={cancel}
              onChange={(event) => setMinutes(event.target.valueAsNumber)}
            />
          </label>
        </div>
        <UseSelect label={t('session.use')} use={use} onChoose={setUse} disabled={cancel} />
        <label className="tick">
          <input type="checkbox" checked={cancel} onChange={(event) => setCancel(event.target.checked)} />
          {t('session.never')}
        </label>
        <Choice label={t('correct.reason')} options={sessionCorrectionReasons} value={reason} wordOf={(one) => t(`reason.${one}`)} onChoose={setReason} />
        <footer>
          <button type="submit" className="primary">
            {t('correct.save')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
