import type { ClosingPreview } from '../../../shared/contract/closing-methods.ts';
import { hourOf } from '../../i18n/formats.ts';
import { t } from '../words.ts';

interface Props {
  readonly closed: NonNullable<ClosingPreview['closed']>;
  readonly reopenings: ClosingPreview['reopenings'];
  readonly timeZone: string;
  readonly onReopen: () => void;
}

/** A closed day is read only; who closed it, what was said, and the way back. */
export function ClosedNote({ closed, reopenings, timeZone, onReopen }: Props) {
  const hour = hourOf(closed.at, timeZone);
  return (
    <section className="note closed-note" aria-label={t('closing.done')}>
      <div>
        <p>
          <strong>{t('closing.done')}</strong> {closed.by === null ? t('closing.byItself', { hour }) : t('closing.by', { name: closed.by, hour })}
        </p>
        {closed.remark !== '' && <p>{t('closing.said', { remark: closed.remark })}</p>}
        {reopenings.map((one) => (
          <p key={one.at} className="quiet-text">
            {t('closing.reopened', { name: one.by, hour: hourOf(one.at, timeZone), reason: t(`reopen.${one.reason}`) })}
          </p>
        ))}
      </div>
      <button type="button" onClick={onReopen}>
        {t('closing.reopen')}
      </button>
    </section>
  );
}
