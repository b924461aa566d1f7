import { type VisitPurpose, visitPurposes } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
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
    <Choice
      className="use-select"
      label={label}
      options={visitPurposes}
      value={use ?? 'unspecified'}
      wordOf={(one) => (one === 'unspecified' ? t('session.noUse') : t(`purpose.${one}`))}
      onChoose={onChoose}
      disabled={disabled}
    />
  );
}
