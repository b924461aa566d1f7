import type { Slot } from '../../../shared/domain/opening-hours.ts';
import { t } from '../words.ts';
import { SlotFields, WeekdayField } from './slot-fields.tsx';

/** The week's openings, one line each: a morning, an afternoon. */
export function OpeningEditor({ slots, onChange }: { readonly slots: readonly Slot[]; readonly onChange: (slots: readonly Slot[]) => void }) {
  const change = (index: number, part: Partial<Slot>): void => onChange(slots.map((slot, at) => (at === index ? { ...slot, ...part } : slot)));
  return (
    <fieldset>
      <legend>{t('settings.opening')}</legend>
      <small>{t('effect.opening')}</small>
      {slots.map((slot, index) => (
        <div className="slot" key={`slot-${String(index)}`}>
          <WeekdayField weekday={slot.weekday} onChange={(weekday) => change(index, { weekday })} />
          <SlotFields slot={slot} onChange={(part) => change(index, part)} />
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
