import { openCamera, type OpenCamera, stateOfRefusal, stopStream, switchLamp } from './camera-device.ts';
import { sendFrames } from './camera-frames.ts';
import { emptyGate, passGate } from './camera-gate.ts';
import type { FromWorker, ToWorker } from './camera-messages.ts';
import { type CameraView, noCamera } from './camera-view.ts';
import { startCameraWorker } from './start-camera-worker.ts';

export interface CameraOptions {
  /** Label of the camera to prefer; empty: the system's first. */
  readonly label: string;
  readonly onScan: (frame: string) => void;
  readonly onView: (view: CameraView) => void;
}
export interface Camera {
  readonly stop: () => void;
  readonly setLamp: (on: boolean) => void;
}

/** A camera that is not there is looked for this often, ms; a plug looks at once. */
const REOPEN_MS = 2_000;
/** Dark for this long is covered, ms: a hand that passes is not. */
const COVERED_MS = 3_000;
/** "One card only" stays this long after the last frame with two, ms. */
const SEVERAL_MS = 1_000;

/** Reads cards from the camera: frames go to a worker and nowhere else. Runs until stopped, whatever happens to the camera. */
export function startCamera({ label, onScan, onView }: CameraOptions): Camera {
  const worker = startCameraWorker();
  let view = noCamera;
  let open: OpenCamera | null = null;
  let gate = emptyGate;
  let stopped = false;
  let opening = false;
  let stopFrames: () => void = () => undefined;
  const timers = { reopen: 0, covered: 0, several: 0 };

  const show = (part: Partial<CameraView>): void => {
    if (stopped) return;
    view = { ...view, ...part };
    onView(view);
  };
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const letGo = (): void => {
    stopFrames();
    stopFrames = () => undefined;
    open?.track.removeEventListener('ended', onEnded);
    if (open !== null) stopStream(open.stream);
    open = null;
    window.clearTimeout(timers.covered);
  };
  const tryOpen = async (): Promise<void> => {
    if (stopped || opening || open !== null) return;
    opening = true;
    try {
      const found = await openCamera(label);
      if (stopped) return stopStream(found.stream);
      open = found;
      found.track.addEventListener('ended', onEnded);
      stopFrames = sendFrames(worker, found.stream, found.track);
      show({ state: 'watching', stream: found.stream, facesPerson: found.facesPerson, lamp: found.hasLamp ? 'off' : null, cameras: found.cameras });
    } catch (error) {
      const state = stateOfRefusal(error);
      show({ state: state === 'absent' && view.state === 'unplugged' ? 'unplugged' : state, stream: null, lamp: null });
      later();
    } finally {
      opening = false;
    }
  };
  const later = (): void => {
    window.clearTimeout(timers.reopen);
    if (!stopped) timers.reopen = window.setTimeout(() => void tryOpen(), REOPEN_MS);
  };
  function onEnded(): void {
    letGo();
    show({ state: 'unplugged', stream: null, lamp: null });
    later();
  }
  const onRead = (texts: readonly string[]): void => {
    const step = passGate(gate, texts, performance.now());
    gate = step.state;
    if (step.several) {
      window.clearTimeout(timers.several);
      timers.several = window.setTimeout(() => show({ several: false }), SEVERAL_MS);
      if (!view.several) show({ several: true });
    }
    if (step.tell !== null) onScan(step.tell);
  };
  const onSight = (dark: boolean): void => {
    window.clearTimeout(timers.covered);
    if (dark) timers.covered = window.setTimeout(() => open !== null && show({ state: 'covered' }), COVERED_MS);
    else if (view.state === 'covered') show({ state: 'watching' });
  };
  const onMessage = ({ data }: MessageEvent<FromWorker>): void => {
    if (stopped) return;
    switch (data.kind) {
      case 'engine':
        return show({ engine: data.engine });
      case 'read':
        return onRead(data.texts);
      case 'sight':
        return onSight(data.dark);
      case 'next':
        return undefined;
      default:
        return data satisfies never;
    }
  };
  const onHidden = (): void => tell({ kind: 'paused', paused: document.hidden });
  const onPlug = (): void => void tryOpen();
  worker.addEventListener('message', onMessage);
  document.addEventListener('visibilitychange', onHidden);
  navigator.mediaDevices?.addEventListener('devicechange', onPlug);
  onHidden();
  void tryOpen();
  return {
    setLamp: (on) => {
      if (open === null) return;
      switchLamp(open.track, on).then(
        () => show({ lamp: on ? 'on' : 'off' }),
        () => show({ lamp: null }),
      );
    },
    stop: () => {
      stopped = true;
      letGo();
      for (const timer of Object.values(timers)) window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', onHidden);
      navigator.mediaDevices?.removeEventListener('devicechange', onPlug);
      worker.terminate();
    },
  };
}
