import { useState } from 'react';
import { playNotes } from '../../ui/notes.ts';
import { type TuneName, tunes } from '../../ui/tunes.ts';
import { t } from '../words.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './wizard.tsx';

const tried = ['noted', 'bye', 'know', 'help'] as const satisfies readonly TuneName[];

/** The kiosk's four sounds, as it will play them on this computer. */
export function SoundStep({ error, mark, onBack, onLeave }: StepProps) {
  const [hasPlayed, setPlayed] = useState(false);
  const play = (tune: TuneName): void => {
    playNotes(tunes[tune]);
    setPlayed(true);
  };
  return (
    <StepForm
      step="sound"
      onNext={() => mark('done')}
      nextWord={t('setup.heard')}
      isReady={hasPlayed}
      onBack={onBack}
      onLeave={onLeave}
      onSkip={() => mark('skipped')}
      error={error}
    >
      <div className="acts">
        {tried.map((tune) => (
          <button key={tune} type="button" onClick={() => play(tune)}>
            {t(`setup.tune-${tune}`)}
          </button>
        ))}
      </div>
      <p className="quiet-text">{t('setup.soundTip')}</p>
    </StepForm>
  );
}
