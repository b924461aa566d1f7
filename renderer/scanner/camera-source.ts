import { parseCode } from '../../shared/domain/card-code.ts';
import workerAddress from './camera-worker.ts?worker&url';

/** `refused`: permission; `absent`: no camera; `failed`: it broke or another program has it. */
export type CameraState = 'starting' | 'watching' | 'refused' | 'absent' | 'failed';
export interface CameraOptions {
  readonly onScan: (frame: string) => void;
  readonly onState: (state: CameraState) => void;
  readonly preview: HTMLVideoElement;
}
/** What the worker gets, and what it answers. */
export interface FrameMessage {
  readonly pixels: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}
export interface DecodedMessage {
  readonly text: string | null;
}

declare global {
  /** Trusted Types, not in TypeScript's library. */
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(input: string): string }): { createScriptURL(input: string): unknown };
    };
  }
}

const ATTEMPT_MS = 80;
/** A code is emitted once, again only after it was out of sight this long. */
const GONE_MS = 1_500;
const REOPEN_MS = 3_000;

/** Reads cards from the camera: frames go to a worker and nowhere else; the newest frame only. */
export function startCamera({ onScan, onState, preview }: CameraOptions): { stop(): Promise<void> } {
  const worker = new Worker(trustedAddress(workerAddress), { type: 'module' });
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let stream: MediaStream | null = null;
  let busy = false;
  let stopped = false;
  let seen = { text: '', at: 0, times: 0, emitted: false };
  let reopen: number | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<DecodedMessage>) => {
    busy = false;
    if (data.text === null) return;
    const at = performance.now();
    const same = data.text === seen.text && at - seen.at < GONE_MS;
    seen = { text: data.text, at, times: same ? seen.times + 1 : 1, emitted: same && seen.emitted };
    // A member card proves itself by its check letter and tag; any other text must be read twice (SCANNING §4).
    if (seen.emitted || (seen.times < 2 && parseCode(data.text).kind !== 'member')) return;
    seen = { ...seen, emitted: true };
    onScan(data.text);
  });
  const look = (): void => {
    if (busy || stopped || document.hidden || pen === null || preview.readyState < 2 || preview.videoWidth === 0) return;
    busy = true;
    canvas.width = preview.videoWidth;
    canvas.height = preview.videoHeight;
    pen.drawImage(preview, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const message: FrameMessage = { pixels: data.buffer, width, height };
    worker.postMessage(message, [data.buffer]);
  };
  const open = async (): Promise<void> => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
      if (stopped) return stopTracks();
      stream.getVideoTracks()[0]?.addEventListener('ended', again);
      preview.srcObject = stream;
      await preview.play();
      onState('watching');
    } catch (error) {
      onState(stateOf(error));
      again();
    }
  };
  const stopTracks = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
  };
  function again(): void {
    stopTracks();
    window.clearTimeout(reopen);
    if (!stopped) reopen = window.setTimeout(() => void open(), REOPEN_MS);
  }
  onState('starting');
  void open();
  const timer = window.setInterval(look, ATTEMPT_MS);
  return {
    stop: async () => {
      stopped = true;
      window.clearInterval(timer);
      window.clearTimeout(reopen);
      stopTracks();
      preview.srcObject = null;
      worker.terminate();
    },
  };
}

/** The page's policy asks for a trusted address of scripts: ours is a constant of the bundle. */
function trustedAddress(address: string): string {
  const trusted = window.trustedTypes?.createPolicy('camera-worker', { createScriptURL: () => address }).createScriptURL('');
  return (trusted ?? address) as string; // lib.dom's Worker wants a string; the browser takes both
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'failed';
}
