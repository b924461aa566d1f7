import { useEffect } from 'react';
import type { CoreClient } from '../core-client/core-client.ts';
import type { CameraView } from '../scanner/camera-view.ts';

/** Tells the core, and so the desk, what the camera does: its state and its name, never what it sees. */
export function useCameraReport(client: CoreClient, view: CameraView | null): void {
  const state = view?.state ?? 'off';
  const engine = view?.engine ?? null;
  const cameras = (view?.cameras ?? []).join('\n');
  useEffect(() => {
    const labels = cameras === '' ? [] : cameras.split('\n').map((label) => label.slice(0, 200));
    // The desk then shows what it heard last; the next change is told again.
    client.call('cameras.report', { state, engine, cameras: labels.slice(0, 20) }).catch(() => undefined);
  }, [client, state, engine, cameras]);
}
