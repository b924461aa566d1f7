import { type FormEvent, useState } from 'react';
import { type ReopenReason, reopenReasons } from '../../../shared/domain/vocabulary.ts';
import { Choice } from '../choice.tsx';
import { Dialog } from '../parts.tsx';
import { t } from '../words.ts';

interface Props {
  readonly onReopen: (reason: ReopenReason) => void;
  readonly onClose: () => void;
}

/** Why the day is opened again; kept with the name of who does it. */
export function ReopenDialog({ onReopen, onClose }: Props) {
  const [reason, setReason] = useState<ReopenReason>('closed-too-soon');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onReopen(reason);
  };
  return (
    <Dialog title={t('closing.reopen')} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p>{t('closing.reopenHelp')}</p>
        <Choice label={t('closing.reopenWhy')} options={reopenReasons} value={reason} wordOf={(one) => t(`reopen.${one}`)} onChoose={setReason} />
        <footer>
          <button type="button" onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="primary">
            {t('closing.reopen')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
