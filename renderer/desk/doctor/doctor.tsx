import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { HandWavingIcon } from '@phosphor-icons/react/dist/csr/HandWaving';
import { InfoIcon } from '@phosphor-icons/react/dist/csr/Info';
import { useEffect, useRef, useState } from 'react';
import type { PluggedScanners } from '../../../shared/contract/doctor.ts';
import { ErrorNote, Loaded } from '../parts.tsx';
import { PrintPreview } from '../print-preview.tsx';
import { useClient, useRead } from '../use-core.ts';
import { t } from '../words.ts';
import { ArrivedRows } from './arrived-rows.tsx';
import { PluggedList, TestsSeen } from './doctor-side.tsx';
import { KeyByKey } from './key-by-key.tsx';
import { ReportBytes } from './report-bytes.tsx';
import { SupportDialog } from './support-dialog.tsx';
import { supportText } from './support-text.ts';
import type { ScanDiversion } from './scan-diversion.ts';
import { useDoctor } from './use-doctor.ts';
import { type Reading, verdictOf } from './verdict.ts';
import { verdictWords } from './verdict-words.ts';

interface Props {
  readonly diversion: ScanDiversion;
  readonly onClose: () => void;
}

/** Plug or scan: what arrived, in words, and a verdict. Nothing that is scanned here registers. */
export function Doctor({ diversion, onClose }: Props) {
  const { reading, testsSeen, isHeld } = useDoctor(diversion);
  const plugged = useRead('doctor.scanners', {});
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="doctor">
      <header>
        <h1 ref={title} tabIndex={-1}>
          {t('doctor.title')}
        </h1>
        <p className={isHeld ? 'quiet-text' : 'note note-error'}>{t(isHeld ? 'doctor.held' : 'doctor.notHeld')}</p>
        <button type="button" onClick={onClose}>
          {t('doctor.back')}
        </button>
      </header>
      <Loaded read={plugged}>
        {(scanners) => (
          <div className="doctor-columns">
            <div>
              <VerdictCard reading={reading} plugged={scanners} />
              {reading !== null && <Arrived reading={reading} />}
            </div>
            <aside>
              <Acts reading={reading} plugged={scanners} />
              <PluggedList plugged={scanners} />
              <TestsSeen seen={testsSeen} />
            </aside>
          </div>
        )}
      </Loaded>
    </div>
  );
}

interface Seen {
  readonly reading: Reading | null;
  readonly plugged: PluggedScanners;
}
const icons = { done: CheckCircleIcon, know: InfoIcon, 'needs-you': HandWavingIcon } as const;

/** What the last reading says of the scanner, in words. */
export function VerdictCard({ reading, plugged }: Seen) {
  const { tone, title, why } = verdictWords(verdictOf(reading, plugged), plugged);
  const Icon = icons[tone];
  return (
    <section className={`verdict strip-${tone}`} role="status">
      <Icon weight="fill" aria-hidden="true" />
      <div>
        <p className="big-line">{title}</p>
        {why.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  );
}

function Arrived({ reading }: { readonly reading: Reading }) {
  return (
    <section className="sheet">
      <h2>{t('seen.title')}</h2>
      <ArrivedRows reading={reading} />
      {reading.kind === 'keys' ? <KeyByKey keys={reading.shown} /> : <ReportBytes reading={reading} />}
    </section>
  );
}

function Acts({ reading, plugged }: Seen) {
  const client = useClient();
  const [sheet, setSheet] = useState<string | null>(null);
  const [support, setSupport] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const print = (): void => {
    client.call('doctor.sheet', {}).then(({ html }) => {
      setSheet(html);
      setError(null);
    }, setError);
  };
  return (
    <div className="acts">
      <button type="button" className="primary" onClick={print}>
        {t('doctor.sheet')}
      </button>
      <button type="button" onClick={() => setSupport(true)}>
        {t('doctor.copy')}
      </button>
      <ErrorNote error={error} />
      {sheet !== null && <PrintPreview html={sheet} onClose={() => setSheet(null)} />}
      {support && <SupportDialog text={supportText(reading, plugged)} onClose={() => setSupport(false)} />}
    </div>
  );
}
