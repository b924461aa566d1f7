import type { Engine } from './decoder.ts';

/** What the page tells the worker. Frames go one way: nothing that shows a picture ever comes back. */
export type ToWorker =
  /** All frames of one camera, to be read until the stream ends (MediaStreamTrackProcessor). */
  | { readonly kind: 'stream'; readonly frames: ReadableStream<VideoFrame> }
  /** One frame, where the browser has no such stream; the worker asks for the next by `next`. */
  | { readonly kind: 'bitmap'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'paused'; readonly paused: boolean };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly kind: 'engine'; readonly engine: Engine }
  /** The texts of one frame that had any. */
  | { readonly kind: 'read'; readonly texts: readonly string[] }
  /** Whether the camera sees anything but darkness; told when it changes. */
  | { readonly kind: 'sight'; readonly dark: boolean }
  | { readonly kind: 'next' };
