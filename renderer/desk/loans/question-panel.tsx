import { useState } from 'react';
import type { WaitingQuestion } from '../../../shared/contract/loan-views.ts';
import type { PassReason } from '../../../shared/domain/lend-warnings.ts';
import { t } from '../words.ts';
import { WhyPassed } from './why-passed.tsx';

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
      {question.kind === 'lend' && <WhyPassed reason={reason} onChange={setReason} />}
      <button type="button" onClick={onDrop}>
        {t('question.no')}
      </button>
      <button type="button" className="primary" title={t('question.key')} onClick={() => onGoOn(reason)}>
        {t('question.yes')}
      </button>
    </section>
  );
}
