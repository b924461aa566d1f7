import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SiteInfo } from '../../../shared/contract/views.ts';
import { assertNever } from '../../../shared/domain/brand.ts';
import { nextSetupStep, type SetupStates, type SetupStep, type SetupStepState, setupSteps } from '../../../shared/domain/setup-steps.ts';
import { ReadMark } from '../../ui/read-mark.tsx';
import { newScanDiversion, type ScanDiversion } from '../doctor/scan-diversion.ts';
import { refresh, useClient } from '../use-core.ts';
import { useDeskScans } from '../use-desk-scans.ts';
import { useStaying } from '../use-staying.ts';
import { t } from '../words.ts';
import { BackupStep } from './backup-step.tsx';
import { CentralStep } from './central-step.tsx';
import { PrinterStep } from './printer-step.tsx';
import { ScannerStep } from './scanner-step.tsx';
import { SoundStep } from './sound-step.tsx';
import { WorkstationsStep } from './workstations-step.tsx';

/** What each step may do. `mark` notes what became of it and goes to the next one that was not reached. */
export interface StepProps {
  readonly state: SetupStepState;
  readonly mark: (as: 'done' | 'skipped') => void;
  readonly onBack: (() => void) | undefined;
  readonly onLeave: () => void;
  readonly error: unknown;
}

/** The rest of the first run: what is tried out before the first day. Every step can be passed; the board recalls it. */
export function Wizard({ site, states }: { readonly site: SiteInfo; readonly states: SetupStates }) {
  const client = useClient();
  const queries = useQueryClient();
  const [diversion] = useState(newScanDiversion);
  const { readState } = useDeskScans(site, diversion);
  useStaying(client);
  const [at, setAt] = useState<SetupStep | null>(null);
  const [error, setError] = useState<unknown>(null);
  const current = at ?? nextSetupStep(states);
  if (current === null) return null;
  const go = (step: SetupStep | null): void => {
    setError(null);
    setAt(step);
  };
  const note = (marked: readonly SetupStep[], as: SetupStepState): void => {
    client.call('setup.mark', { steps: [...marked], as }).then(() => {
      refresh(queries, ['setup']);
      go(null);
    }, setError);
  };
  const before = setupSteps[setupSteps.indexOf(current) - 1];
  const steps: StepProps = {
    state: states[current],
    error,
    mark: (as) => note([current], as),
    onBack: before === undefined ? undefined : () => go(before),
    onLeave: () =>
      note(
        setupSteps.filter((step) => states[step] === 'todo'),
        'skipped',
      ),
  };
  return (
    <main>
      <ReadMark state={readState} read={t('read.mark')} lost={t('read.lost')} />
      <Step key={current} step={current} given={steps} site={site} diversion={diversion} />
    </main>
  );
}

interface OneStep {
  readonly step: SetupStep;
  readonly given: StepProps;
  readonly site: SiteInfo;
  readonly diversion: ScanDiversion;
}
function Step({ step, given, site, diversion }: OneStep) {
  switch (step) {
    case 'workstations':
      return <WorkstationsStep {...given} />;
    case 'scanner':
      return <ScannerStep {...given} diversion={diversion} />;
    case 'printer':
      return <PrinterStep {...given} />;
    case 'sound':
      return <SoundStep {...given} />;
    case 'backup':
      return <BackupStep {...given} timeZone={site.timeZone} />;
    case 'central':
      return <CentralStep {...given} diversion={diversion} />;
    default:
      return assertNever(step);
  }
}
