import { createJsDecoder } from '../../renderer/scanner/js-decoder.ts';
import { createPictureReader } from '../../renderer/scanner/picture-reader.ts';
import { startWasmDecoder } from '../../renderer/scanner/wasm-decoder.ts';
import { cardPictures, type Mishap } from '../../tests/support/pictures/corpus.ts';
import { plainZxing, preparePlainZxing, wasmBytes } from '../../tests/support/pictures/engines.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median, quantile } from '../harness/statistics.ts';

/** One picture, read by all. Times in ms. */
interface Read {
  readonly mishap: Mishap;
  readonly isQr: boolean;
  readonly plain: boolean;
  readonly ours: boolean;
  readonly alone: boolean;
  /** Texts that are not the printed one. */
  readonly wrong: number;
  readonly oursMs: number;
  readonly plainMs: number;
  readonly stillMs: number;
}

/** S1: the shipped pipeline against zxing-wasm alone with try-harder, on the same pictures in the same process. */
export const scanDecodeRate: Figure = {
  name: 'scan-decode-rate/zxing-cpp',
  goal: 0.98,
  sense: 'at-least',
  unit: 'read ÷ read',
  measure: async (bench) => {
    const reads = await readAll(bench);
    const easy = reads.filter((read) => read.mishap === 'clean' || read.mishap === 'turned');
    return rate(reads, {
      right: (read) => read.ours,
      note: `S1: clean and turned ${easy.filter((read) => read.ours).length} of ${easy.length}; wrong texts ${sum(reads, (read) => read.wrong)}; p95 ${quantile(
        reads.map((read) => read.stillMs),
        0.95,
      ).toFixed(0)} ms a picture`,
    });
  },
};

/** S4: one frame through the worker's pipeline against one look of the C++ engine. */
export const scanDecodeMedian: Figure = {
  name: 'scan-decode-median/zxing-cpp',
  goal: 3,
  sense: 'at-most',
  unit: 'CPU ms median ÷ CPU ms median',
  measure: async (bench) => {
    const reads = await readAll(bench);
    const [ours, plain] = [reads.map((read) => read.oursMs), reads.map((read) => read.plainMs)];
    return {
      ratio: median(ours) / median(plain),
      samples: reads.length,
      note: `S4: p50 ${median(ours).toFixed(1)} ÷ ${median(plain).toFixed(1)} ms, p95 ${quantile(ours, 0.95).toFixed(1)} ÷ ${quantile(plain, 0.95).toFixed(1)} ms (× ${(quantile(ours, 0.95) / quantile(plain, 0.95)).toFixed(1)}, ≤ 8); same grey pixels for both`,
    };
  },
};

/** S2: without WebAssembly, on QR codes, one frame each. */
export const scanJsRate: Figure = {
  name: 'scan-js-rate/zxing-cpp',
  goal: 0.9,
  sense: 'at-least',
  unit: 'read ÷ read',
  measure: async (bench) =>
    rate(
      (await readAll(bench)).filter((read) => read.isQr),
      { right: (read) => read.alone, note: 'S2: QR, WebAssembly off, one frame each' },
    ),
};

function rate(reads: readonly Read[], { right, note }: { readonly right: (read: Read) => boolean; readonly note: string }): Measured {
  const [ours, plain] = [reads.filter(right).length, reads.filter((read) => read.plain).length];
  return { ratio: ours / plain, samples: reads.length, note: `${ours} ÷ ${plain} of ${reads.length} generated pictures; ${note}` };
}
const sum = (reads: readonly Read[], of: (read: Read) => number): number => reads.reduce((total, read) => total + of(read), 0);

/** CPU time of this process, ms: limits and figures are of work done, not of turns that a busy machine gave to others. */
function workDone(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
function worked(work: () => unknown): number {
  const start = workDone();
  work();
  return workDone() - start;
}

/** The pictures are drawn and read once for the three figures. */
function readAll(bench: Bench): Promise<readonly Read[]> {
  return bench.scratch.once('card pictures', async () => {
    preparePlainZxing();
    const wasm = await startWasmDecoder(wasmBytes());
    const now = workDone;
    const both = createPictureReader({ wasm, js: createJsDecoder(), now });
    const alone = createPictureReader({ wasm: null, js: createJsDecoder(), now });
    const reads: Read[] = [];
    for (const { picture, text, mishap, format } of cardPictures({ seed: 11, each: bench.samples(8, 40) })) {
      const plain = await plainZxing(picture);
      const plainMs = worked(() => wasm.read(picture));
      const oursMs = worked(() => both.readFrame(picture));
      let still: readonly string[] = [];
      const stillMs = worked(() => (still = both.readStill(picture).map((code) => code.text)));
      const alones = alone.readFrame(picture).map((code) => code.text);
      const wrong = [...still, ...alones].filter((read) => read !== text).length;
      reads.push({
        mishap,
        isQr: format === 'QRCode',
        plain: plain === text,
        ours: still[0] === text,
        alone: alones[0] === text,
        wrong,
        oursMs,
        plainMs,
        stillMs,
      });
    }
    return reads;
  });
}
