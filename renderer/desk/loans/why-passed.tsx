import { type PassReason, passReasons } from '../../../shared/domain/lend-warnings.ts';
import { t } from '../words.ts';

interface Props {
  readonly reason: PassReason;
  readonly onChange: (reason: PassReason) => void;
}

/** Why a warning is passed: one of a list, so that no free text about a person is written. */
export function WhyPassed({ reason, onChange }: Props) {
  return (
    <label>
      {t('question.why')}
      <select value={reason} onChange={(event) => onChange(passReasons.find((one) => one === event.target.value) ?? reason)}>
        {passReasons.map((one) => (
          <option key={one} value={one}>
            {t(`pass.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
