import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createJsDecoder } from '../renderer/scanner/js-decoder.ts';
import { luminanceOf, type Picture } from '../renderer/scanner/picture.ts';
import { createPictureReader } from '../renderer/scanner/picture-reader.ts';
import { startWasmDecoder, type WasmDecoder } from '../renderer/scanner/wasm-decoder.ts';

/** `npm run -s scan:decode -- [--engine auto|wasm|js] [--json] FILE…`: the camera's pipeline on pictures, one JSON line each. */
const USAGE = 'scan:decode -- [--engine auto|wasm|js] [--json] FILE… (JPEG, PNG or WebP)';
/** Pixels of the largest file that is opened. */
const LARGEST = 150_000_000;
/** Longest side that is read, pixels; more is made smaller. */
const LONGEST_SIDE = 4_096;

const engines = ['auto', 'wasm', 'js'] as const;
const usage = (): never => {
  console.error(USAGE);
  process.exit(2);
};
const asked = ((): { readonly engine: (typeof engines)[number]; readonly files: readonly string[] } => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      // The lines are JSON with or without being asked.
      options: { engine: { type: 'string', default: 'auto' }, json: { type: 'boolean' } },
    });
    const engine = engines.find((name) => name === values.engine);
    return engine === undefined || positionals.length === 0 ? usage() : { engine, files: positionals };
  } catch {
    return usage();
  }
})();

/** The C++ engine; `auto` goes on without it, `wasm` does not. */
async function startWasm(): Promise<WasmDecoder | null> {
  try {
    return await startWasmDecoder(new Uint8Array(await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))));
  } catch (error) {
    if (asked.engine === 'wasm') throw error;
    console.error(`WebAssembly did not start, reading without it: ${String(error)}`);
    return null;
  }
}

/** The picture as it is meant to be seen: turned by its EXIF, on white where it is transparent. Throws on anything but a picture. */
async function openPicture(file: string): Promise<Picture> {
  const image = sharp(await readFile(file), { limitInputPixels: LARGEST, failOn: 'truncated' });
  const { format } = await image.metadata();
  if (format !== 'jpeg' && format !== 'png' && format !== 'webp') throw new Error(`a ${format} file, not a JPEG, PNG or WebP picture`);
  const { data, info } = await image
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return luminanceOf(data, info.width, info.height);
}

/** Time that this thread worked, ms: what is read must not depend on how busy the machine is. */
function workDone(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const wasm = asked.engine === 'js' ? null : await startWasm();
const reader = createPictureReader({ wasm, js: asked.engine === 'wasm' ? null : createJsDecoder(), now: workDone });
for (const file of asked.files) {
  try {
    const picture = await openPicture(file);
    const start = performance.now();
    const found = reader.readStill(picture);
    const ms = Math.round((performance.now() - start) * 10) / 10;
    const [first] = found;
    // Two different codes in one picture: neither is taken, as at the kiosk.
    const several = new Set(found.map((code) => code.text)).size;
    const one = several === 1 && first !== undefined ? first : { text: null, format: null, engine: reader.engine };
    console.log(JSON.stringify({ file, text: one.text, format: one.format, engine: one.engine, ms, ...(several > 1 ? { several } : {}) }));
  } catch (error) {
    console.log(JSON.stringify({ file, error: error instanceof Error ? error.message : String(error) }));
    process.exitCode = 1;
  }
}
