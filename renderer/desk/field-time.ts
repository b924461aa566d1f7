import { localMinute } from '../../shared/domain/calendar.ts';

/** `09:05` of an instant, as a time field wants it. */
export function fieldTime(instant: string, timeZone: string): string {
  const { minute } = localMinute(Date.parse(instant), timeZone);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
