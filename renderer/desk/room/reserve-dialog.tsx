import { type FormEvent, useState } from 'react';
import type { WorkstationTile } from '../../../shared/contract/room-views.ts';
import type { MemberLine } from '../../../shared/contract/people-views.ts';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { businessDayOf, epochOfLocal, instantOf, localHourMinute } from '../../../shared/domain/calendar.ts';
import { overlaps } from '../../../shared/domain/reservations.ts';
import type { Acting } from '../frame.tsx';
import { Dialog, Loaded } from '../parts.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

interface Props {
  readonly tile: WorkstationTile;
  readonly site: SiteInfo;
  readonly acting: Acting;
  readonly onClose: () => void;
}
const QUARTER = 900_000;

/** Keeps a seat: when, for how long, for whom. A reservation that overlaps is said before it is made. */
export function ReserveDialog({ tile, site, acting, onClose }: Props) {
  const client = useClient();
  const [soon] = useState(() => Math.ceil(Date.now() / QUARTER) * QUARTER);
  const [day, setDay] = useState<string>(businessDayOf(soon, site.timeZone));
  const [hour, setHour] = useState(localHourMinute(soon, site.timeZone));
  const [minutes, setMinutes] = useState(60);
  const [text, setText] = useState('');
  const [who, setWho] = useState<MemberLine | null>(null);
  const found = useRead('members.search', { text });
  const fromMs = startOf(day, hour, site.timeZone);
  const kept = { fromMs, toMs: fromMs + minutes * 60_000 };
  const others = tile.reservations.filter((one) => overlaps(kept, { fromMs: Date.parse(one.from), toMs: Date.parse(one.to) }));
  const reserve = (event: FormEvent): void => {
    event.preventDefault();
    if (who === null) return;
    onClose();
    acting.run(() =>
      client.call('workstations.reserve', {
        actionId: crypto.randomUUID(),
        workstationId: tile.workstationId,
        memberId: who.memberId,
        from: instantOf(fromMs),
        minutes,
      }),
    );
  };
  return (
    <Dialog title={`${t('reserve.title')} · ${tile.name}`} onClose={onClose}>
      <form className="reserve-form" onSubmit={reserve}>
        <div className="slot">
          <label>
            {t('reserve.day')}
            <input type="date" required min={site.day} value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
          <label>
            {t('reserve.from')}
            <input type="time" required value={hour} onChange={(event) => setHour(event.target.value)} />
          </label>
          <label>
            {t('reserve.minutes')}
            <input type="number" min={15} max={480} step={15} required value={minutes} onChange={(event) => setMinutes(event.target.valueAsNumber)} />
          </label>
        </div>
        {others.length > 0 && <p className="note conflict">{t('reserve.conflict', { names: others.map((one) => one.name).join(', ') })}</p>}
        <label className="search">
          {t('members.search')}
          <input type="search" placeholder={t('members.hint')} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <Loaded read={found}>
          {(list) => (
            <div className="choice-list">
              {list.slice(0, 5).map((member) => (
                <button key={member.memberId} type="button" aria-pressed={member.memberId === who?.memberId} onClick={() => setWho(member)}>
                  <bdi>
                    {member.firstName} {member.lastName}
                  </bdi>{' '}
                  {member.birthYear ?? ''}
                </button>
              ))}
            </div>
          )}
        </Loaded>
        <footer>
          <button type="submit" className="primary" disabled={who === null || Number.isNaN(minutes) || day === '' || hour === ''}>
            {t('reserve.title')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Epoch ms of what the fields say; a field being emptied counts as now's beginning of time and cannot be sent. */
function startOf(day: string, hour: string, timeZone: string): number {
  if (day === '' || hour === '') return 0;
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return epochOfLocal(day as BusinessDay, hours * 60 + minutes, timeZone); // a date field's own format
}
