import { useEffect, useState } from 'react';
import { fieldKeeper } from '../scanner/field-snapshot.ts';
import { startWedge } from '../scanner/wedge-source.ts';
import { ErrorNote } from './parts.tsx';
import { RealSetupForm } from './setup-real.tsx';
import { useClient } from './use-core.ts';
import { t } from './words.ts';

interface Props {
  readonly onStart: () => void;
  readonly onDone: () => void;
}
type Step = { readonly kind: 'choice' | 'working' | 'real' } | { readonly kind: 'passphrase'; readonly staffName: string; readonly passphrase: string };

/** First run: practice or the real thing, then the passphrase, shown once. */
export function Setup({ onStart, onDone }: Props) {
  const client = useClient();
  const [step, setStep] = useState<Step>({ kind: 'choice' });
  const [error, setError] = useState<unknown>(null);
  // Nothing to do with a card yet, but a scan must not fill in or send this form.
  useEffect(() => startWedge(window, { onScan: () => undefined, fields: fieldKeeper }), []);
  const make = async (practice: boolean, work: () => Promise<{ staffName: string; passphrase: string }>): Promise<void> => {
    onStart();
    setError(null);
    setStep({ kind: 'working' });
    try {
      setStep({ kind: 'passphrase', ...(await work()) });
    } catch (problem) {
      setError(problem);
      setStep({ kind: practice ? 'choice' : 'real' });
    }
  };
  if (step.kind === 'passphrase') {
    return (
      <div className="setup">
        <section className="card-box">
          <h1>{t('setup.passphrase')}</h1>
          <p className="passphrase">{step.passphrase}</p>
          <p>{t('setup.passphraseText', { name: step.staffName })}</p>
          <button type="button" className="primary" onClick={onDone}>
            {t('setup.noted')}
          </button>
        </section>
      </div>
    );
  }
  return (
    <div className="setup">
      <h1>{t('setup.title')}</h1>
      <ErrorNote error={error} />
      {step.kind === 'working' && <progress aria-label={t('app.working')} />}
      {step.kind === 'choice' && (
        <>
          <p>{t('setup.intro')}</p>
          <div className="choices">
            <button type="button" className="choice" onClick={() => void make(true, () => client.call('setup.startPractice', {}))}>
              <strong>{t('setup.practice')}</strong>
              <span>{t('setup.practiceText')}</span>
            </button>
            <button type="button" className="choice" onClick={() => setStep({ kind: 'real' })}>
              <strong>{t('setup.real')}</strong>
              <span>{t('setup.realText')}</span>
            </button>
          </div>
        </>
      )}
      {step.kind === 'real' && (
        <RealSetupForm onBack={() => setStep({ kind: 'choice' })} onCreate={(input) => void make(false, () => client.call('setup.createReal', input))} />
      )}
    </div>
  );
}
