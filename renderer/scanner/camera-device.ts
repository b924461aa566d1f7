import type { CameraView } from './camera-view.ts';

/** Lamps are not in TypeScript's library. */
interface LampCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
}

export interface OpenCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly facesPerson: boolean;
  readonly hasLamp: boolean;
  readonly cameras: readonly string[];
}

const size = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Opens the camera of this label, or the system's first one where it is not there. Rejects as getUserMedia does. */
export async function openCamera(label: string): Promise<OpenCamera> {
  const known = await idOf(label);
  let stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: known === null ? size : { ...size, deviceId: { ideal: known } } });
  // Labels are told only once a camera was allowed: look again.
  const wanted = known === null ? await idOf(label) : null;
  if (wanted !== null) {
    stopStream(stream);
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, deviceId: { ideal: wanted } } });
  }
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new DOMException('the stream has no picture', 'NotFoundError');
  const capabilities: LampCapabilities = track.getCapabilities();
  return {
    stream,
    track,
    facesPerson: track.getSettings().facingMode !== 'environment',
    hasLamp: capabilities.torch === true,
    cameras: (await videoInputs()).map((device) => device.label).filter((name) => name !== ''),
  };
}

/** Every track of the stream lets go of its camera. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Switches the camera's lamp; rejects when the camera does not follow. */
export async function switchLamp(track: MediaStreamTrack, on: boolean): Promise<void> {
  const lamp: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: on };
  await track.applyConstraints({ advanced: [lamp] });
}

/** The state that a refusal of getUserMedia means. */
export function stateOfRefusal(error: unknown): CameraView['state'] {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'taken' : 'absent';
}

async function videoInputs(): Promise<readonly MediaDeviceInfo[]> {
  return (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === 'videoinput');
}

async function idOf(label: string): Promise<string | null> {
  if (label === '') return null;
  return (await videoInputs()).find((device) => device.label === label)?.deviceId ?? null;
}
