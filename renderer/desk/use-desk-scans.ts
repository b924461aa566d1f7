import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { hourOf } from '../i18n/formats.ts';
import { startWedge } from '../scanner/wedge-source.ts';
import type { ScanDiversion } from './doctor/scan-diversion.ts';
import { outcomeSentence, type StripLine } from './outcome-sentence.ts';
import { errorSentence } from './problem-sentence.ts';
import { refresh, useClient } from './use-core.ts';

/** After a scan, Enter and Space press no button for this long (UX D-R6). */
const QUIET_MS = 500;

export type SaidLine = StripLine & { readonly hour: string };

/** Scans on every screen and in every dialog, and the line that says what the last act did. */
export function useDeskScans(
  timeZone: string,
  diversion?: ScanDiversion,
): {
  readonly line: SaidLine | null;
  readonly say: (outcome: DeskOutcome) => void;
  readonly fail: (error: unknown) => void;
} {
  const client = useClient();
  const queries = useQueryClient();
  const [line, setLine] = useState<SaidLine | null>(null);
  const lastScanAt = useRef(Number.NEGATIVE_INFINITY);
  const put = useCallback((said: StripLine) => setLine({ ...said, hour: hourOf(new Date().toISOString(), timeZone) }), [timeZone]);
  const say = useCallback(
    (outcome: DeskOutcome) => {
      put(outcomeSentence(outcome, timeZone));
      refresh(queries, ['board', 'workstations', 'loans', 'devices', 'members']);
    },
    [put, queries, timeZone],
  );
  const fail = useCallback((error: unknown) => put({ tone: 'needs-you', text: errorSentence(error) }), [put]);
  useEffect(() => {
    const stopWedge = startWedge(window, {
      onBurst: (burst) => diversion?.give(burst),
      onScan: (frame) => {
        lastScanAt.current = performance.now();
        // The scanner doctor got the burst: it registers nothing.
        if (diversion?.isOn() === true) return;
        client.call('scans.submitDesk', { scanId: crypto.randomUUID(), frame, source: 'wedge' }).then(say, fail);
      },
    });
    const stopEvents = client.onEvent((event) => event.kind === 'desk-outcome' && say(event.outcome));
    const quiet = (event: KeyboardEvent): void => {
      if ((event.key === 'Enter' || event.key === ' ') && performance.now() - lastScanAt.current < QUIET_MS) event.preventDefault();
    };
    window.addEventListener('keydown', quiet, { capture: true });
    return () => {
      stopWedge();
      stopEvents();
      window.removeEventListener('keydown', quiet, { capture: true });
    };
  }, [client, diversion, say, fail]);
  return { line, say, fail };
}
