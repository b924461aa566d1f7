import { useState } from 'react';
import type { Slot } from '../../../shared/domain/opening-hours.ts';
import { minuteText } from '../../i18n/formats.ts';
import { ErrorNote } from '../parts.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Opening hours of central that somebody here decided otherwise: taken or left, never changed behind their back. */
export function ProposedOpening({ slots }: { readonly slots: readonly Slot[] }) {
  const client = useClient();
  const [error, setError] = useState<unknown>(null);
  const answer = (take: boolean): void => {
    client.call('organisation.answerOpening', { actionId: crypto.randomUUID(), take }).then(() => setError(null), setError);
  };
  return (
    <div className="note proposal">
      <h3>{t('handed.openingTitle')}</h3>
      <p>{t('handed.openingHelp')}</p>
      <ul>
        {weekdays
          .map((weekday) => ({ weekday, of: slots.filter((slot) => slot.weekday === weekday).toSorted((a, b) => a.from - b.from) }))
          .filter(({ of }) => of.length > 0)
          .map(({ weekday, of }) => (
            <li key={weekday}>
              {t(`weekday.${weekday}`)} : {of.map(({ from, to }) => `${minuteText(from)}–${minuteText(to)}`).join(', ')}
            </li>
          ))}
      </ul>
      <ErrorNote error={error} />
      <div className="actions">
        <button type="button" onClick={() => answer(false)}>
          {t('handed.openingDecline')}
        </button>
        <button type="button" className="primary" onClick={() => answer(true)}>
          {t('handed.openingTake')}
        </button>
      </div>
    </div>
  );
}
