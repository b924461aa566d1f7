import type { DecodedMessage, FrameMessage } from './camera-source.ts';
import { luminanceOf, zxingDecoder } from './decoder.ts';

const decode = zxingDecoder();

self.addEventListener('message', ({ data }: MessageEvent<FrameMessage>) => {
  const answer: DecodedMessage = { text: decode(luminanceOf(new Uint8ClampedArray(data.pixels), data.width, data.height)) };
  self.postMessage(answer);
});
