import type { OpeningSlot } from '../../shared/contract/views.ts';
import { t } from './words.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
};

/** The week's openings, one line each. */
export function OpeningEditor({ slots, onChange }: { readonly slots: readonly OpeningSlot[]; readonly onChange: (slots: readonly OpeningSlot[]) => void }) {
  const change = (index: number, part: Partial<OpeningSlot>): void => onChange(slots.map((slot, at) => (at === index ? { ...slot, ...part } : slot)));
  return (
    <fieldset>
      <legend>{t('settings.opening')}</legend>
      <small>{t('settings.openingHelp')}</small>
      {slots.map((slot, index) => (
        <div className="slot" key={`slot-${String(index)}`}>
          <select aria-label={t('settings.opening')} value={slot.weekday} onChange={(event) => change(index, { weekday: Number(event.target.value) })}>
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {t(`weekday.${day}`)}
              </option>
            ))}
          </select>
          {t('settings.from')}
          <input
            type="time"
            required
            aria-label={t('settings.from')}
            value={clock(slot.from)}
            onChange={(event) => change(index, { from: minuteOf(event.target.value) })}
          />
          {t('settings.to')}
          <input
            type="time"
            required
            aria-label={t('settings.to')}
            value={clock(slot.to)}
            onChange={(event) => change(index, { to: minuteOf(event.target.value) })}
          />
          <button type="button" className="light" onClick={() => onChange(slots.filter((_, at) => at !== index))}>
            {t('settings.remove')}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...slots, { weekday: 1, from: 540, to: 1080 }])}>
        {t('settings.addSlot')}
      </button>
    </fieldset>
  );
}
