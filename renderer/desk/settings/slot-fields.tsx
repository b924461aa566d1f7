import type { DaySlot } from '../../../shared/domain/opening-hours.ts';
import { t } from '../words.ts';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const clock = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
};

/** From one time of the day to another; midnight at the end is the end of the day. */
export function SlotFields({ slot, onChange }: { readonly slot: DaySlot; readonly onChange: (part: Partial<DaySlot>) => void }) {
  return (
    <>
      {t('settings.from')}
      <input
        type="time"
        required
        aria-label={t('settings.from')}
        value={clock(slot.from)}
        onChange={(event) => onChange({ from: minuteOf(event.target.value) })}
      />
      {t('settings.to')}
      <input
        type="time"
        required
        aria-label={t('settings.to')}
        value={clock(slot.to)}
        onChange={(event) => onChange({ to: minuteOf(event.target.value) || 1440 })}
      />
    </>
  );
}

export function WeekdayField({ weekday, onChange }: { readonly weekday: number; readonly onChange: (weekday: number) => void }) {
  return (
    <select aria-label={t('settings.weekday')} value={weekday} onChange={(event) => onChange(Number(event.target.value))}>
      {weekdays.map((day) => (
        <option key={day} value={day}>
          {t(`weekday.${day}`)}
        </option>
      ))}
    </select>
  );
}
