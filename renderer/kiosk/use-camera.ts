import { useEffect, useRef, useState } from 'react';
import type { Camera } from '../scanner/camera-source.ts';
import { type CameraView, noCamera } from '../scanner/camera-view.ts';

/** The kiosk's camera, open as long as the antenne has it on: an outcome on screen does not close it. null: it is off. */
export function useCamera(given: { readonly enabled: boolean; readonly label: string; readonly onScan: (frame: string) => void }): {
  readonly view: CameraView | null;
  readonly setLamp: (on: boolean) => void;
} {
  const { enabled, label, onScan } = given;
  const [view, setView] = useState<CameraView>(noCamera);
  const camera = useRef<Camera | null>(null);
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  useEffect(() => {
    if (!enabled) return undefined;
    let stopped = false;
    // An antenne without a camera does not load what reads one.
    void import('../scanner/camera-source.ts').then(({ startCamera }) => {
      if (!stopped) camera.current = startCamera({ label, onView: setView, onScan: (frame) => latest.current(frame) });
    });
    return () => {
      stopped = true;
      camera.current?.stop();
      camera.current = null;
      setView(noCamera);
    };
  }, [enabled, label]);
  return { view: enabled ? view : null, setLamp: (on) => camera.current?.setLamp(on) };
}
