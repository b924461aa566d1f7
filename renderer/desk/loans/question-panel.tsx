import { useState } from 'react';
import type { WaitingQuestion } from '../../../shared/contract/loan-views.ts';
import type { PassReason } from '../../../shared/domain/lend-warnings.ts';
import { t } from '../words.ts';
import { FrameworkDialog } from './framework-dialog.tsx';
import { WhyPassed } from './why-passed.tsx';

interface Props {
  readonly question: WaitingQuestion;
  readonly onGoOn: (reason: PassReason) => void;
  readonly onDrop: () => void;
}

/** What waits for CONTINUER: the card, Ctrl+Entrée, or a button with the reason (UX D-R8). Nothing here is pressed by a scan. */
export function QuestionPanel({ question, onGoOn, onDrop }: Props) {
  const [reason, setReason] = useState<PassReason>('card');
  const [signing, setSigning] = useState(false);
  const { memberId, warnings } = question;
  return (
    <>
      <section className="question" role="alert" aria-label={t('question.title')}>
        <p>
          <bdi>{question.about}</bdi>
          {warnings.map((warning) => (
            <span key={warning} className="chip chip-late">
              {t(`warn.${warning}`)}
            </span>
          ))}
        </p>
        {question.kind === 'lend' && <WhyPassed reason={reason} onChange={setReason} />}
        {memberId !== null && warnings.includes('framework-missing') && (
          <button type="button" onClick={() => setSigning(true)}>
            {t('question.sign')}
          </button>
        )}
        <button type="button" onClick={onDrop}>
          {t('question.no')}
        </button>
        <button type="button" className="primary" title={t('question.key')} onClick={() => onGoOn(reason)}>
          {t('question.yes')}
        </button>
      </section>
      {signing && memberId !== null && (
        <FrameworkDialog
          memberId={memberId}
          onSigned={() => {
            setSigning(false);
            // Signed, nothing is left to pass: the device is lent. Another warning still asks for its reason.
            if (warnings.length === 1) onGoOn('card');
          }}
          onClose={() => setSigning(false)}
        />
      )}
    </>
  );
}
