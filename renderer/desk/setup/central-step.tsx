import { useState } from 'react';
import type { ScanDiversion } from '../doctor/scan-diversion.ts';
import { Enrol } from '../exchange/enrol.tsx';
import { Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { StepFoot, StepHead } from './step-form.tsx';
import type { StepProps } from './wizard.tsx';

/** The terminal is linked to central, as on the upload screen. */
export function CentralStep({ mark, onBack, onLeave, diversion, error }: StepProps & { readonly diversion: ScanDiversion }) {
  const read = useRead('upload.status', {});
  const [words, setWords] = useState<readonly string[]>([]);
  return (
    <div className="setup setup-step">
      <StepHead step="central" />
      <div className="step-fields">
        <Loaded read={read}>
          {(status) =>
            status.enrolled ? (
              <p className="note" role="status">
                {t('setup.linked', { url: status.centralUrl ?? '' })}
              </p>
            ) : (
              <Enrol diversion={diversion} onWords={setWords} />
            )
          }
        </Loaded>
        {words.length > 0 && <p className="note">{t('upload.words', { words: words.join(' · ') })}</p>}
      </div>
      <StepFoot
        onBack={onBack}
        onLeave={onLeave}
        onSkip={read.data?.enrolled === true ? undefined : () => mark('skipped')}
        onNext={() => mark('done')}
        nextWord={t('setup.finish')}
        isReady={read.data?.enrolled === true}
        error={error}
      />
    </div>
  );
}
