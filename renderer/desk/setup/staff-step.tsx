import { useState } from 'react';
import { t } from '../words.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onCreate: (staffName: string) => void;
}

/** The first person of the desk; the others are added in the settings. */
export function StaffStep({ error, onBack, onCreate }: Props) {
  const [name, setName] = useState('');
  return (
    <StepForm step="staff" onNext={() => onCreate(name)} nextWord={t('setup.create')} onBack={onBack} error={error}>
      <label>
        {t('setup.staff')}
        <input required maxLength={100} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
        <small>{t('setup.staffHelp')}</small>
      </label>
    </StepForm>
  );
}
