import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import type { SiteInfo } from '../../shared/contract/views.ts';
import { readingOf } from '../../shared/domain/burst-reading.ts';
import { hourOf } from '../i18n/formats.ts';
import { CallProblem } from '../core-client/core-client.ts';
import { fieldKeeper } from '../scanner/field-snapshot.ts';
import { scanLine } from '../scanner/scan-line.ts';
import { startWedge } from '../scanner/wedge-source.ts';
import { playNotes, TICK } from '../ui/notes.ts';
import { nothingRead, type ReadState } from '../ui/read-mark.tsx';
import type { ScanDiversion } from './doctor/scan-diversion.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import { errorSentence } from './problem-sentence.ts';
import type { StripLine } from './strip-line.ts';
import { refresh, useClient } from './use-core.ts';

/** After a scan, Enter and Space press no button for this long (UX D-R6). */
const QUIET_MS = 500;

export type SaidLine = StripLine & { readonly hour: string };

/** Scans on every screen and in every dialog, one after the other, and the line that says what the last act did. */
export function useDeskScans(
  { timeZone, scanPrefix }: Pick<SiteInfo, 'timeZone' | 'scanPrefix'>,
  diversion?: ScanDiversion,
): {
  readonly line: SaidLine | null;
  readonly readState: ReadState;
  readonly say: (outcome: DeskOutcome) => void;
  readonly fail: (error: unknown) => void;
  /** What was last scanned or done. */
  readonly outcome: DeskOutcome | null;
} {
  const client = useClient();
  const queries = useQueryClient();
  const [line, setLine] = useState<SaidLine | null>(null);
  const [last, setLast] = useState<DeskOutcome | null>(null);
  const lastScanAt = useRef(Number.NEGATIVE_INFINITY);
  const put = useCallback((said: StripLine) => setLine({ ...said, hour: hourOf(new Date().toISOString(), timeZone) }), [timeZone]);
  const say = useCallback(
    (outcome: DeskOutcome) => {
      setLast(outcome);
      put(outcomeSentence(outcome, timeZone));
      refresh(queries, ['board', 'workstations', 'loans', 'devices', 'members', 'stock']);
    },
    [put, queries, timeZone],
  );
  const fail = useCallback((error: unknown) => put({ tone: 'needs-you', text: errorSentence(error) }), [put]);
  const [readState, setReadState] = useState<ReadState>(nothingRead);
  const prefix = useRef(scanPrefix);
  useEffect(() => {
    prefix.current = scanPrefix;
  }, [scanPrefix]);
  useEffect(() => {
    const tick = (): void => {
      lastScanAt.current = performance.now();
      setReadState(({ reads, lost }) => ({ reads: reads + 1, lost }));
      playNotes(TICK, 0.08);
    };
    const scans = scanLine<DeskOutcome>({
      submit: (scan) => client.call('scans.submitDesk', scan),
      onOutcome: say,
      onFailed: fail,
      onRead: tick,
      onLost: () => setReadState(({ reads, lost }) => ({ reads, lost: lost + 1 })),
    });
    // The scanner doctor, or a screen that waited for it, got the burst: it registers nothing.
    let isClaimed = false;
    const onScan = (frame: string): void => (isClaimed ? tick() : scans.read(frame, 'wedge'));
    const stopWedge = startWedge(window, {
      onScan,
      onBurst: (burst) => {
        const isDoctors = diversion?.isOn() === true;
        if (isDoctors) diversion.give(readingOf(burst));
        isClaimed = isDoctors || diversion?.claims(() => readingOf(burst)) === true;
      },
      prefix: () => prefix.current,
      fields: fieldKeeper,
    });
    const stopEvents = client.onEvent((event) => {
      if (event.kind === 'scan-read') scans.readByCore(event.scanId);
      if (event.kind === 'scan-failed') scans.refused(event.scanId, new CallProblem(event.problem));
      if (event.kind === 'desk-outcome') scans.answered(event.scanId, event.outcome);
      if (event.kind === 'doctor-reading') tick();
    });
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
  return { line, readState, say, fail, outcome: last };
}
