import type { RoomBlock } from '../../../shared/domain/room-blocks.ts';
import { t } from '../words.ts';
import { SlotFields, WeekdayField } from './slot-fields.tsx';
import { useToday } from './use-today.ts';

/** Workshops that take the room: on one date, or every week. */
export function BlocksEditor({ blocks, onChange }: { readonly blocks: readonly RoomBlock[]; readonly onChange: (blocks: readonly RoomBlock[]) => void }) {
  const today = useToday();
  const change = (index: number, part: Partial<RoomBlock>): void => onChange(blocks.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset>
      <legend>{t('settings.blocks')}</legend>
      <small>{t('effect.blocks')}</small>
      {blocks.map((block, index) => (
        <div className="slot" key={`block-${String(index)}`}>
          <select
            aria-label={t('settings.when')}
            value={block.when.kind}
            onChange={(event) => change(index, { when: event.target.value === 'weekly' ? { kind: 'weekly', weekday: 1 } : { kind: 'date', day: today } })}
          >
            <option value="date">{t('settings.onDate')}</option>
            <option value="weekly">{t('settings.everyWeek')}</option>
          </select>
          {block.when.kind === 'date' ? (
            <input
              type="date"
              required
              aria-label={t('settings.onDate')}
              value={block.when.day}
              onChange={(event) => change(index, { when: { kind: 'date', day: event.target.value } })}
            />
          ) : (
            <WeekdayField weekday={block.when.weekday} onChange={(weekday) => change(index, { when: { kind: 'weekly', weekday } })} />
          )}
          <SlotFields slot={block} onChange={(part) => change(index, part)} />
          <input
            required
            maxLength={60}
            aria-label={t('settings.reason')}
            placeholder={t('settings.reasonOfBlock')}
            value={block.reason}
            onChange={(event) => change(index, { reason: event.target.value })}
          />
          <button type="button" className="light" onClick={() => onChange(blocks.filter((_, at) => at !== index))}>
            {t('settings.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() =>
          onChange([
            ...blocks.filter((one) => one.when.kind === 'weekly' || one.when.day >= today),
            { when: { kind: 'date', day: today }, from: 840, to: 960, reason: '' },
          ])
        }
      >
        {t('settings.addBlock')}
      </button>
    </fieldset>
  );
}
