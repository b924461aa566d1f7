import { useState } from 'react';
import { type LabelFormatName, labelFormatNames } from '../../../shared/domain/label-formats.ts';
import { Choice } from '../choice.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient } from '../use-core.ts';
import { t } from '../words.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './wizard.tsx';

/** A test page through the very way that labels and cards take. */
export function PrinterStep({ error, mark, onBack, onLeave }: StepProps) {
  const client = useClient();
  const [format, setFormat] = useState<LabelFormatName>('L7163');
  const [preview, setPreview] = useState<string | null>(null);
  const [wasShown, setShown] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const print = (): void => {
    client.call('labels.test', { format, printer: '' }).then(({ html }) => {
      setPreview(html);
      setShown(true);
      setFailed(null);
    }, setFailed);
  };
  return (
    <StepForm
      step="printer"
      onNext={() => mark('done')}
      nextWord={t('setup.printed')}
      isReady={wasShown}
      onBack={onBack}
      onLeave={onLeave}
      onSkip={() => mark('skipped')}
      error={failed ?? error}
    >
      <Choice label={t('labels.format')} options={labelFormatNames} value={format} wordOf={(name) => t(`labels.format-${name}`)} onChoose={setFormat} />
      <div className="acts">
        <button type="button" onClick={print}>
          {t('labels.test')}
        </button>
      </div>
      <p className="quiet-text">{t('setup.printerTip')}</p>
      {preview !== null && <PrintPreview html={preview} onClose={() => setPreview(null)} />}
    </StepForm>
  );
}
