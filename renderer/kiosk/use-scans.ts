import { useEffect } from 'react';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import type { CoreClient } from '../core-client/core-client.ts';
import { startWedge } from '../scanner/wedge-source.ts';

export interface ScanHandlers {
  readonly onOutcome: (outcome: KioskOutcome, scanId: string) => void;
  readonly onSilent: () => void;
}

/** Sends one frame to the core; the page does not judge it. The id is minted here, where the scan happened. */
export async function submitScan(
  client: CoreClient,
  handlers: ScanHandlers,
  scan: { readonly frame: string; readonly source: 'wedge' | 'camera' },
): Promise<void> {
  const scanId = crypto.randomUUID();
  try {
    handlers.onOutcome(await client.call('scans.submitKiosk', { scanId, ...scan }), scanId);
  } catch {
    handlers.onSilent();
  }
}

/** Keyboard scanners of this page, and outcomes of scanners that the core reads itself. */
export function useScans(client: CoreClient, handlers: ScanHandlers): void {
  useEffect(() => {
    const stopWedge = startWedge(window, { onScan: (frame) => void submitScan(client, handlers, { frame, source: 'wedge' }) });
    const stopEvents = client.onEvent((event) => {
      if (event.kind === 'kiosk-outcome') handlers.onOutcome(event.outcome, event.scanId);
    });
    return () => {
      stopWedge();
      stopEvents();
    };
  }, [client, handlers]);
}
