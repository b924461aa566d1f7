import { LONGEST_REMARK, type PersonalMark, personalMark } from '../../../shared/domain/personal-mark.ts';
import { t } from '../words.ts';

export const remarkFault = (text: string): PersonalMark | null => personalMark(text);

/** A word on the day, for the team: it stays here, and names nobody. */
export function Remark({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const fault = remarkFault(text);
  return (
    <label className="closing-remark">
      {t('closing.remark')}
      <textarea
        rows={2}
        maxLength={LONGEST_REMARK}
        value={text}
        aria-invalid={fault !== null}
        aria-describedby="remark-help"
        onChange={(event) => onChange(event.target.value)}
      />
      <small id="remark-help">{fault === null ? t('closing.remarkHelp') : t(`closing.remark-${fault}`)}</small>
    </label>
  );
}
