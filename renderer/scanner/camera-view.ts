import type { CameraState } from '../../shared/domain/camera-state.ts';
import type { Engine } from './decoder.ts';

/** What a page may show of its camera. */
export interface CameraView {
  readonly state: Exclude<CameraState, 'off'>;
  /** For the preview alone; null while nothing is open. */
  readonly stream: MediaStream | null;
  /** null until the worker has started; `js`: the reduced one. */
  readonly engine: Engine | null;
  /** Two of our codes are in the picture. */
  readonly several: boolean;
  /** The camera looks at the person who looks at the screen: the preview is turned like a mirror. */
  readonly facesPerson: boolean;
  /** null: the camera has no lamp. */
  readonly lamp: 'off' | 'on' | null;
  /** Labels of the cameras of this machine, in the system's order; empty until one could be opened. */
  readonly cameras: readonly string[];
}

export const noCamera: CameraView = { state: 'starting', stream: null, engine: null, several: false, facesPerson: true, lamp: null, cameras: [] };
