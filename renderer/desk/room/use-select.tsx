import { type VisitPurpose, visitPurposes } from '../../../shared/domain/vocabulary.ts';
import { t } from '../words.ts';

interface Props {
  readonly label: string;
  readonly use: VisitPurpose | null;
  readonly onChoose: (use: VisitPurpose) => void;
  readonly disabled?: boolean;
}

/** What a session is for: the purposes of a visit. */
export function UseSelect({ label, use, onChoose, disabled }: Props) {
  return (
    <label className="use-select">
      {label}
      <select
        value={use ?? 'unspecified'}
        disabled={disabled}
        onChange={(event) => onChoose(visitPurposes.find((one) => one === event.target.value) ?? 'unspecified')}
      >
        {visitPurposes.map((one) => (
          <option key={one} value={one}>
            {one === 'unspecified' ? t('session.noUse') : t(`purpose.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
