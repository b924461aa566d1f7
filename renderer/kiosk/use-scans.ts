import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import type { ScanPrefix } from '../../shared/domain/scan-prefix.ts';
import type { CoreClient } from '../core-client/core-client.ts';
import { scanQueue, within } from '../scanner/scan-queue.ts';
import { startWedge } from '../scanner/wedge-source.ts';
import { nothingRead, type ReadState } from '../ui/read-mark.tsx';
import { swallowHostileKeys } from './hostile-keys.ts';
import { playTune } from './play-tune.ts';

export interface ScanHandlers {
  readonly onOutcome: (outcome: KioskOutcome, scanId: string) => void;
  readonly onSilent: () => void;
}
interface Scan {
  readonly scanId: string;
  readonly frame: string;
  readonly source: 'wedge' | 'camera';
}
/** A core that takes longer than this for one scan says nothing any more. */
const ANSWER_MS = 5_000;

/**
 * Scans of this page's readers, one after the other, and outcomes of scanners that the core reads itself. The page does not judge
 * what was read; it says at once that something was. A scan's id is minted here, where it happened.
 */
export function useScans(
  client: CoreClient,
  handlers: ScanHandlers,
  scanPrefix: ScanPrefix,
): { readonly readState: ReadState; readonly onRead: (frame: string, source: Scan['source']) => void } {
  const [readState, setReadState] = useState<ReadState>(nothingRead);
  const tick = useCallback(() => {
    setReadState(({ reads, lost }) => ({ reads: reads + 1, lost }));
    playTune('tick');
  }, []);
  const queue = useMemo(
    () =>
      scanQueue<Scan>(
        async (scan) => {
          try {
            handlers.onOutcome(await within(ANSWER_MS, client.call('scans.submitKiosk', scan)), scan.scanId);
          } catch {
            handlers.onSilent();
          }
        },
        () => setReadState(({ reads, lost }) => ({ reads, lost: lost + 1 })),
      ),
    [client, handlers],
  );
  const onRead = useCallback(
    (frame: string, source: Scan['source']) => {
      tick();
      queue.push({ scanId: crypto.randomUUID(), frame, source });
    },
    [queue, tick],
  );
  const prefix = useRef(scanPrefix);
  useEffect(() => {
    prefix.current = scanPrefix;
  }, [scanPrefix]);
  useEffect(() => {
    const stops = [
      startWedge(window, { onScan: (frame) => onRead(frame, 'wedge'), prefix: () => prefix.current }),
      swallowHostileKeys(window, () => prefix.current),
      client.onEvent((event) => {
        if (event.kind === 'kiosk-outcome') handlers.onOutcome(event.outcome, event.scanId);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client, handlers, onRead]);
  return { readState, onRead };
}
