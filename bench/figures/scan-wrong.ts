import { createJsDecoder } from '../../renderer/scanner/js-decoder.ts';
import { createPictureReader } from '../../renderer/scanner/picture-reader.ts';
import { startWasmDecoder } from '../../renderer/scanner/wasm-decoder.ts';
import { barPictures } from '../../tests/support/pictures/bar-pictures.ts';
import { wasmBytes } from '../../tests/support/pictures/engines.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';

/**
 * S3: texts read that are not the printed one, on bars (the weaker symbology), our codes and anybody's, as a single picture by
 * all that is shipped, and as a frame by each engine alone. None is allowed.
 */
export const scanWrong: Figure = { name: 'scan-wrong-texts', goal: 0, sense: 'at-most', unit: 'texts', measure };

async function measure(bench: Bench): Promise<Measured> {
  const wasm = await startWasmDecoder(wasmBytes());
  const now = (): number => performance.now();
  const [both, wasmAlone, jsAlone] = [
    createPictureReader({ wasm, js: createJsDecoder(), now }),
    createPictureReader({ wasm, js: null, now }),
    createPictureReader({ wasm: null, js: createJsDecoder(), now }),
  ];
  const pictures = bench.samples(120, 2_400);
  const wrong: string[] = [];
  let right = 0;
  for (const { picture, text } of barPictures({ seed: 3, count: pictures })) {
    const read = [both.readStill(picture), wasmAlone.readFrame(picture), jsAlone.readFrame(picture)].map((found) => found.map((code) => code.text));
    right += read.filter((texts) => texts.includes(text)).length;
    wrong.push(...read.flatMap((texts) => texts.filter((one) => one !== text).map((one) => `${one} for ${text}`)));
  }
  return {
    ratio: wrong.length,
    samples: pictures,
    note: `S3: ${right} right readings of ${pictures} pictures of Code 128, each read 3 ways${wrong.length > 0 ? `; wrong: ${wrong.slice(0, 5).join(', ')}` : ''}`,
  };
}
