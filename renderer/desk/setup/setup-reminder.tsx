import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recalledSteps, type SetupStepState } from '../../../shared/domain/setup-steps.ts';
import { ErrorNote } from '../parts.tsx';
import { refresh, useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';

/** The steps of the first run that were passed, on the board until each is done or put away. */
export function SetupReminder() {
  const client = useClient();
  const queries = useQueryClient();
  const { data } = useRead('setup.progress', {});
  const [error, setError] = useState<unknown>(null);
  const steps = data?.kind === 'guided' ? recalledSteps(data.states) : [];
  if (steps.length === 0) return null;
  const mark = (as: SetupStepState): void => {
    client.call('setup.mark', { steps: [...steps], as }).then(() => refresh(queries, ['setup']), setError);
  };
  return (
    <section className="alert setup-reminder" aria-label={t('setup.recall')}>
      <span>{t('setup.recalled', { steps: steps.map((step) => t(`setup.short-${step}`)).join(', '), count: steps.length })}</span>
      <button type="button" onClick={() => mark('todo')}>
        {t('setup.resume')}
      </button>
      <button type="button" className="light" onClick={() => mark('dismissed')}>
        {t('setup.dismiss')}
      </button>
      <ErrorNote error={error} />
    </section>
  );
}
