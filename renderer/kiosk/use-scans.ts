import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import type { ScanPrefix } from '../../shared/domain/scan-prefix.ts';
import { CallProblem, type CoreClient } from '../core-client/core-client.ts';
import { type PageScan, scanLine } from '../scanner/scan-line.ts';
import { startWedge } from '../scanner/wedge-source.ts';
import { nothingRead, type ReadState } from '../ui/read-mark.tsx';
import { swallowHostileKeys } from './hostile-keys.ts';
import { playTune } from './play-tune.ts';

export interface ScanHandlers {
  readonly onOutcome: (outcome: KioskOutcome, scanId: string) => void;
  readonly onSilent: () => void;
}

/**
 * Scans of this page's readers and of those that the core has itself, one after the other. The page does not judge what was
 * read; it says at once that something was.
 */
export function useScans(
  client: CoreClient,
  handlers: ScanHandlers,
  scanPrefix: ScanPrefix,
): { readonly readState: ReadState; readonly onRead: (frame: string, source: PageScan['source']) => void } {
  const [readState, setReadState] = useState<ReadState>(nothingRead);
  const line = useMemo(
    () =>
      scanLine<KioskOutcome>({
        submit: (scan) => client.call('scans.submitKiosk', scan),
        onOutcome: handlers.onOutcome,
        onFailed: handlers.onSilent,
        onRead: () => {
          setReadState(({ reads, lost }) => ({ reads: reads + 1, lost }));
          playTune('tick');
        },
        onLost: () => setReadState(({ reads, lost }) => ({ reads, lost: lost + 1 })),
      }),
    [client, handlers],
  );
  const onRead = useCallback((frame: string, source: PageScan['source']) => line.read(frame, source), [line]);
  const prefix = useRef(scanPrefix);
  useEffect(() => {
    prefix.current = scanPrefix;
  }, [scanPrefix]);
  useEffect(() => {
    const stops = [
      startWedge(window, { onScan: (frame) => onRead(frame, 'wedge'), prefix: () => prefix.current }),
      swallowHostileKeys(window, () => prefix.current),
      client.onEvent((event) => {
        if (event.kind === 'scan-read') line.readByCore(event.scanId);
        if (event.kind === 'scan-failed') line.refused(event.scanId, new CallProblem(event.problem));
        if (event.kind === 'kiosk-outcome') line.answered(event.scanId, event.outcome);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client, line, onRead]);
  return { readState, onRead };
}
