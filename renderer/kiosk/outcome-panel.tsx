import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { HandWavingIcon } from '@phosphor-icons/react/dist/csr/HandWaving';
import { InfoIcon } from '@phosphor-icons/react/dist/csr/Info';
import type { ReactNode } from 'react';

/** Noted (green, check), to know (saffron, i), help (violet, hand): never by colour alone (UX K-R7). */
export type Tone = 'noted' | 'know' | 'help';
const icons = { noted: CheckCircleIcon, know: InfoIcon, help: HandWavingIcon } as const;

interface Props {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly lines?: readonly ReactNode[];
  readonly children?: ReactNode;
  /** How long this screen stays, ms: the bar shows it. */
  readonly lasts: number;
  /** Changes with each scan, so that the bar begins anew. */
  readonly turn: string;
}

/** One outcome over the whole screen: icon, sentence, what to do; controls in the lower half. */
export function OutcomePanel({ tone, title, lines = [], children, lasts, turn }: Props) {
  const Icon = icons[tone];
  return (
    <main className={`panel panel-${tone}`} data-tone={tone}>
      <div className="panel-words" role={tone === 'help' ? 'alert' : 'status'}>
        <Icon className="panel-icon" weight="fill" aria-hidden="true" />
        <div className="panel-text">
          <h1>{title}</h1>
          {lines.map((line, index) => (
            // Lines of one screen never move: their place is their identity.
            <p key={index}>{line}</p>
          ))}
        </div>
      </div>
      {children !== undefined && <div className="panel-controls">{children}</div>}
      <div key={turn} className="panel-bar" style={{ animationDuration: `${lasts}ms` }} />
    </main>
  );
}
