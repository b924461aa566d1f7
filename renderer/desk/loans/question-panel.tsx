import { useState } from 'react';
import type { WaitingQuestion } from '../../../shared/contract/loan-views.ts';
import { type PassReason, passReasons } from '../../../shared/domain/lend-warnings.ts';
import { t } from '../words.ts';

interface Props {
  readonly question: WaitingQuestion;
  readonly onGoOn: (reason: PassReason) => void;
  readonly onDrop: () => void;
}

/** What waits for CONTINUER: the card, Ctrl+Entrée, or a button with the reason (UX D-R8). Nothing here is pressed by a scan. */
export function QuestionPanel({ question, onGoOn, onDrop }: Props) {
  const [reason, setReason] = useState<PassReason>('card');
  return (
    <section className="question" role="alert" aria-label={t('question.title')}>
      <p>
        <bdi>{question.about}</bdi>
        {question.warnings.map((warning) => (
          <span key={warning} className="chip chip-late">
            {t(`warn.${warning}`)}
          </span>
        ))}
      </p>
      {question.kind === 'lend' && (
        <label>
          {t('question.why')}
          <select value={reason} onChange={(event) => setReason(passReasons.find((one) => one === event.target.value) ?? 'card')}>
            {passReasons.map((one) => (
              <option key={one} value={one}>
                {t(`pass.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" onClick={onDrop}>
        {t('question.no')}
      </button>
      <button type="button" className="primary" title={t('question.key')} onClick={() => onGoOn(reason)}>
        {t('question.yes')}
      </button>
    </section>
  );
}
