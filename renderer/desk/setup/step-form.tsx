import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { type SetupStep, setupSteps } from '../../../shared/domain/setup-steps.ts';
import { ErrorNote } from '../parts.tsx';
import { t } from '../words.ts';

/** The first run from its first screen to its last: three before anybody can sign in, then those that try things out. */
export const firstRunSteps = ['role', 'site', 'staff', ...setupSteps] as const;
export type FirstRunStep = 'role' | 'site' | 'staff' | SetupStep;

interface FootProps {
  readonly onNext?: () => void;
  readonly nextWord?: string | undefined;
  /** Whether the step can be said to be done. */
  readonly isReady?: boolean;
  readonly onBack?: (() => void) | undefined;
  readonly onSkip?: (() => void) | undefined;
  readonly onLeave?: (() => void) | undefined;
  readonly error?: unknown;
}
interface Props extends FootProps {
  readonly step: FirstRunStep;
  readonly children: ReactNode;
  /** Sent by Enter or the button. */
  readonly onNext: () => void;
}

/** One screen of the first run: where one is, what it is for, its fields; Enter goes on, Alt+← back. */
export function StepForm({ step, children, onNext, isReady = true, onBack, ...foot }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // Each step begins in its first field.
  useEffect(() => form.current?.querySelector<HTMLElement>('.step-fields input, .step-fields select')?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onNext();
  };
  const onKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    const goesBack = event.altKey && event.key === 'ArrowLeft' && onBack !== undefined;
    // Fields of text send their form at Enter by themselves; a list does not.
    const goesOn = event.key === 'Enter' && event.target instanceof HTMLSelectElement;
    if (!goesBack && !goesOn) return;
    event.preventDefault();
    if (goesBack) onBack();
    else event.currentTarget.requestSubmit();
  };
  return (
    <form ref={form} className="setup setup-step" onSubmit={submit} onKeyDown={onKey}>
      <StepHead step={step} />
      <div className="step-fields">{children}</div>
      <StepFoot {...foot} isReady={isReady} onBack={onBack} />
    </form>
  );
}

/** Which step of how many, its title, and why it is asked. */
export function StepHead({ step }: { readonly step: FirstRunStep }) {
  const title = useRef<HTMLHeadingElement>(null);
  const number = firstRunSteps.indexOf(step) + 1;
  useEffect(() => title.current?.focus(), []);
  return (
    <header>
      <p className="quiet-text">{t('setup.step', { step: number, steps: firstRunSteps.length })}</p>
      <progress aria-hidden="true" value={number} max={firstRunSteps.length} />
      <h1 ref={title} tabIndex={-1}>
        {t(`setup.title-${step}`)}
      </h1>
      <p>{t(`setup.why-${step}`)}</p>
    </header>
  );
}

/** Back, later, pass, and on. Without `onNext` the last button sends the form around it. */
export function StepFoot({ onBack, onLeave, onSkip, onNext, nextWord, isReady = true, error }: FootProps) {
  return (
    <>
      <ErrorNote error={error} />
      <footer>
        {onBack !== undefined && (
          <button type="button" className="step-back" title={t('reg.backHint')} onClick={onBack}>
            {t('setup.back')}
          </button>
        )}
        {onLeave !== undefined && (
          <button type="button" className="light" onClick={onLeave}>
            {t('setup.leave')}
          </button>
        )}
        {onSkip !== undefined && (
          <button type="button" className="light" onClick={onSkip}>
            {t('setup.skip')}
          </button>
        )}
        <button type={onNext === undefined ? 'submit' : 'button'} className="primary" disabled={!isReady} onClick={onNext}>
          {nextWord ?? t('setup.next')}
        </button>
      </footer>
    </>
  );
}
