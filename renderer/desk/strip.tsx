import { ArrowCounterClockwiseIcon } from '@phosphor-icons/react/dist/csr/ArrowCounterClockwise';
import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { HandWavingIcon } from '@phosphor-icons/react/dist/csr/HandWaving';
import { InfoIcon } from '@phosphor-icons/react/dist/csr/Info';
import { useEffect, useState } from 'react';
import type { PendingHalf, UndoableAct } from '../../shared/contract/outcomes.ts';
import type { StripLine } from './strip-line.ts';
import { t } from './words.ts';

const icons = { done: CheckCircleIcon, know: InfoIcon, 'needs-you': HandWavingIcon } as const;
const PENDING_S = 30;

interface Props {
  readonly line: (StripLine & { readonly hour: string }) | null;
  readonly pending: PendingHalf | null;
  readonly lastAct: UndoableAct | null;
  readonly onUndo: () => void;
  readonly onDrop: () => void;
}

/** "Dernier scan": what just happened, on every screen, with its undo (UX D-R3) and the half that waits (D-R5). */
export function Strip({ line, pending, lastAct, onUndo, onDrop }: Props) {
  const Icon = icons[line?.tone ?? 'know'];
  return (
    <section className={`strip strip-${line?.tone ?? 'none'}`} aria-label="Dernier scan">
      <div className="strip-line" role="status" aria-live="polite">
        {line === null ? (
          <span>{t('strip.none')}</span>
        ) : (
          <>
            <Icon weight="fill" aria-hidden="true" />
            <bdi className="strip-text">{line.text}</bdi>
            <time>{line.hour}</time>
          </>
        )}
      </div>
      {pending !== null && (
        <span className="strip-pending">
          <Ring until={pending.until} key={pending.until} />
          <button type="button" className="light" onClick={onDrop}>
            {t('strip.drop')}
          </button>
        </span>
      )}
      {lastAct !== null && (
        <button type="button" className="light" title={t('strip.undoHint', { about: lastAct.about })} onClick={onUndo}>
          <ArrowCounterClockwiseIcon aria-hidden="true" /> {t('strip.undo')}
        </button>
      )}
    </section>
  );
}

/** Thirty seconds going by, as a ring and a number. */
function Ring({ until }: { readonly until: string }) {
  const [left, setLeft] = useState(() => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000)));
  useEffect(() => {
    const timer = window.setInterval(() => setLeft(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000))), 500);
    return () => window.clearInterval(timer);
  }, [until]);
  const around = 2 * Math.PI * 14;
  return (
    <svg className="ring" viewBox="0 0 36 36" role="img" aria-label={`${left} s`}>
      <circle cx="18" cy="18" r="14" fill="none" stroke="var(--trait)" strokeWidth="5" />
      <circle
        cx="18"
        cy="18"
        r="14"
        fill="none"
        stroke="var(--saone)"
        strokeWidth="5"
        strokeDasharray={around}
        strokeDashoffset={around * (1 - Math.min(1, left / PENDING_S))}
        transform="rotate(-90 18 18)"
      />
      <text x="18" y="22" textAnchor="middle" fontSize="12">
        {left}
      </text>
    </svg>
  );
}
