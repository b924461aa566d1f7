import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FromWorker, ToWorker } from './camera-messages.ts';
import { createJsDecoder } from './js-decoder.ts';
import { type Picture } from './picture.ts';
import { createPictureReader, type PictureReader } from './picture-reader.ts';
import { isDark } from './sight.ts';
import { framePictures, pictureOfBitmap } from './frame-pictures.ts';
import { startWasmDecoder, type WasmDecoder } from './wasm-decoder.ts';

/** Attempts a second are at most 1000 / this. */
const ATTEMPT_MS = 70;

const say = (message: FromWorker): void => self.postMessage(message);

/** The C++ engine from our own file; null where WebAssembly cannot start: the other engine goes on alone. */
async function startWasm(): Promise<WasmDecoder | null> {
  try {
    const response = await fetch(new URL(wasmAddress, import.meta.url));
    return await startWasmDecoder(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return null;
  }
}

const ready: Promise<PictureReader> = startWasm().then((wasm) => {
  const reader = createPictureReader({ wasm, js: createJsDecoder(), now: () => performance.now() });
  say({ kind: 'engine', engine: reader.engine });
  return reader;
});

let paused = false;
let dark = false;

function look(reader: PictureReader, picture: Picture): void {
  const found = reader.readFrame(picture);
  if (found.length > 0) say({ kind: 'read', texts: found.map((code) => code.text) });
  const nowDark = found.length === 0 && isDark(picture);
  if (nowDark !== dark) say({ kind: 'sight', dark: nowDark });
  dark = nowDark;
}

async function readStream(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = await ready;
  const pictureOf = framePictures();
  const source = frames.getReader();
  let nextAt = 0;
  for (;;) {
    const { done, value: frame } = await source.read();
    if (done) return;
    try {
      if (paused || performance.now() < nextAt) continue;
      nextAt = performance.now() + ATTEMPT_MS;
      const picture = await pictureOf(frame);
      look(reader, picture);
    } finally {
      frame.close();
    }
  }
}

async function readBitmap(bitmap: ImageBitmap): Promise<void> {
  try {
    look(await ready, pictureOfBitmap(bitmap));
  } finally {
    bitmap.close();
    say({ kind: 'next' });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'stream':
      return void readStream(data.frames);
    case 'bitmap':
      return void readBitmap(data.bitmap);
    case 'paused':
      paused = data.paused;
      return undefined;
    default:
      return data satisfies never;
  }
});
