import { ArrivedRows } from '../doctor/arrived-rows.tsx';
import { VerdictCard } from '../doctor/doctor.tsx';
import type { ScanDiversion } from '../doctor/scan-diversion.ts';
import { useDoctor } from '../doctor/use-doctor.ts';
import { Loaded } from '../parts.tsx';
import { useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './wizard.tsx';

/** A real scan, read the way every scan is, and what it says of the scanner; nothing registers. */
export function ScannerStep({ error, mark, onBack, onLeave, diversion }: StepProps & { readonly diversion: ScanDiversion }) {
  const { reading, isHeld } = useDoctor(diversion);
  const plugged = useRead('doctor.scanners', {});
  return (
    <StepForm
      step="scanner"
      onNext={() => mark('done')}
      isReady={reading !== null && reading.kind !== 'hid-unread'}
      onBack={onBack}
      onLeave={onLeave}
      onSkip={() => mark('skipped')}
      error={error}
    >
      {!isHeld && <p className="note note-error">{t('doctor.notHeld')}</p>}
      <Loaded read={plugged}>{(scanners) => <VerdictCard reading={reading} plugged={scanners} />}</Loaded>
      {reading !== null && <ArrivedRows reading={reading} />}
      <p className="quiet-text">{t('setup.scannerTip')}</p>
    </StepForm>
  );
}
