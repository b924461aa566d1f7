import { type PassReason, passReasons } from '../../../shared/domain/lend-warnings.ts';
import { Choice } from '../choice.tsx';
import { t } from '../words.ts';

interface Props {
  readonly reason: PassReason;
  readonly onChange: (reason: PassReason) => void;
}

/** Why a warning is passed: one of a list, so that no free text about a person is written. */
export function WhyPassed({ reason, onChange }: Props) {
  return <Choice label={t('question.why')} options={passReasons} value={reason} wordOf={(one) => t(`pass.${one}`)} onChoose={onChange} />;
}
