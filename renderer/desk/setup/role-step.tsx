import { ErrorNote } from '../parts.tsx';
import { t } from '../words.ts';
import { StepHead } from './step-form.tsx';

interface Props {
  readonly error: unknown;
  readonly onPractice: () => void;
  readonly onReal: () => void;
}

/** What this computer is for: the desk and the kiosk of an antenne, or a fiction to learn with. */
export function RoleStep({ error, onPractice, onReal }: Props) {
  return (
    <div className="setup setup-step">
      <StepHead step="role" />
      <ErrorNote error={error} />
      <div className="choices">
        <button type="button" className="choice" onClick={onReal}>
          <strong>{t('setup.real')}</strong>
          <span>{t('setup.realText')}</span>
          <span>{t('setup.realWindows')}</span>
        </button>
        <button type="button" className="choice" onClick={onPractice}>
          <strong>{t('setup.practice')}</strong>
          <span>{t('setup.practiceText')}</span>
        </button>
      </div>
    </div>
  );
}
