import { useEffect, useRef } from 'react';
import { t } from '../words.ts';

/** Where one is among the three steps; takes the focus, so that a keyboard and a screen reader go on from there. */
export function StepHead({ step, title }: { readonly step: number; readonly title: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <h3 ref={head} tabIndex={-1} className="import-step">
      {t('import.step', { step })} · {title}
    </h3>
  );
}
