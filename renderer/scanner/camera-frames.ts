import type { FromWorker, ToWorker } from './camera-messages.ts';

/** Not in TypeScript's library for pages. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
declare global {
  interface Window {
    readonly MediaStreamTrackProcessor?: new (init: { readonly track: MediaStreamTrack; readonly maxBufferSize: number }) => TrackProcessor;
  }
}

/** Where frames of the second path come from at the latest, ms: a page that paints nothing calls no frame. */
const FRAME_MS = 150;

/**
 * Sends the frames of a track to the worker: as a stream that this thread never reads, or, where there is none, one bitmap of
 * the newest frame whenever the worker asks. Answers how to stop.
 */
export function sendFrames(worker: Worker, stream: MediaStream, track: MediaStreamTrack): () => void {
  const Processor = window.MediaStreamTrackProcessor;
  if (Processor === undefined) return sendBitmaps(worker, stream);
  const message: ToWorker = { kind: 'stream', frames: new Processor({ track, maxBufferSize: 1 }).readable };
  worker.postMessage(message, [message.frames]);
  return () => undefined; // the stream ends with its track
}

function sendBitmaps(worker: Worker, stream: MediaStream): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  let stopped = false;
  const send = async (): Promise<void> => {
    await nextFrame(video);
    if (stopped) return;
    if (document.hidden || video.videoWidth === 0) return await send();
    const bitmap = await createImageBitmap(video);
    const message: ToWorker = { kind: 'bitmap', bitmap };
    worker.postMessage(message, [bitmap]);
  };
  const onMessage = ({ data }: MessageEvent<FromWorker>): void => {
    if (data.kind === 'next' && !stopped) void send();
  };
  worker.addEventListener('message', onMessage);
  void video.play().then(send, () => undefined);
  return () => {
    stopped = true;
    worker.removeEventListener('message', onMessage);
    video.srcObject = null;
  };
}

function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, FRAME_MS);
    video.requestVideoFrameCallback(() => {
      window.clearTimeout(timer);
      resolve();
    });
  });
}
