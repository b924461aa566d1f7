import type { OpeningException } from '../../../shared/domain/opening-hours.ts';
import { t } from '../words.ts';
import { SlotFields } from './slot-fields.tsx';
import { useToday } from './use-today.ts';

interface Props {
  readonly exceptions: readonly OpeningException[];
  readonly onChange: (exceptions: readonly OpeningException[]) => void;
}

/** Dated days that differ from the week: closed, or other hours. Those of the past go by themselves when another is added. */
export function ExceptionsEditor({ exceptions, onChange }: Props) {
  const today = useToday();
  const change = (index: number, part: Partial<OpeningException>): void => onChange(exceptions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset>
      <legend>{t('settings.exceptions')}</legend>
      <small>{t('effect.exceptions')}</small>
      {exceptions.map((exception, index) => (
        <div className="slot" key={`exception-${String(index)}`}>
          {t('settings.fromDay')}
          <input
            type="date"
            required
            aria-label={t('settings.fromDay')}
            value={exception.from}
            onChange={(event) => change(index, { from: event.target.value, to: exception.to < event.target.value ? event.target.value : exception.to })}
          />
          {t('settings.toDay')}
          <input
            type="date"
            required
            aria-label={t('settings.toDay')}
            min={exception.from}
            value={exception.to}
            onChange={(event) => change(index, { to: event.target.value })}
          />
          <input
            required
            maxLength={60}
            aria-label={t('settings.reason')}
            placeholder={t('settings.reasonOfDay')}
            value={exception.reason}
            onChange={(event) => change(index, { reason: event.target.value })}
          />
          <label className="tick">
            <input
              type="checkbox"
              checked={exception.slots.length === 0}
              onChange={(event) => change(index, { slots: event.target.checked ? [] : [{ from: 540, to: 720 }] })}
            />
            {t('settings.closed')}
          </label>
          {exception.slots.map((slot, at) => (
            <SlotFields
              key={`slot-${String(at)}`}
              slot={slot}
              onChange={(part) => change(index, { slots: exception.slots.map((one, other) => (other === at ? { ...one, ...part } : one)) })}
            />
          ))}
          {exception.slots.length === 1 && (
            <button type="button" className="light" onClick={() => change(index, { slots: [...exception.slots, { from: 810, to: 1080 }] })}>
              {t('settings.addAfternoon')}
            </button>
          )}
          <button type="button" className="light" onClick={() => onChange(exceptions.filter((_, at) => at !== index))}>
            {t('settings.remove')}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...exceptions.filter((one) => one.to >= today), { from: today, to: today, slots: [], reason: '' }])}>
        {t('settings.addException')}
      </button>
    </fieldset>
  );
}
