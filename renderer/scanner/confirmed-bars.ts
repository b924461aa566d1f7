import { parseCode } from '../../shared/domain/card-code.ts';
import { barAxes } from './bar-axes.ts';
import type { FoundCode } from './decoder.ts';
import type { JsDecoder } from './js-decoder.ts';
import type { Picture } from './picture.ts';
import { double } from './picture-changes.ts';
import type { WasmDecoder } from './wasm-decoder.ts';

/**
 * What one look of the C++ engine found, without misread bars. Code 128 has one checksum of 103, and lines that cut turned bars badly all
 * misread them alike (`C(EFBG…` for `CPEFBG…`, five lines agreeing, beside the right text). Our own codes carry a check letter too:
 * they are taken at once. Any other text counts when a second reading has it: the other engine along the bars, else this one at twice the size.
 */
export function confirmedBars(
  found: readonly FoundCode[],
  picture: Picture,
  engines: { readonly wasm: WasmDecoder; readonly js: JsDecoder | null },
): readonly FoundCode[] {
  const { wasm, js } = engines;
  const bars = (inverted: boolean): readonly FoundCode[] => js?.readCode128(picture, { degrees: barAxes(picture), inverted }) ?? [];
  const secondReadings = [() => bars(false), () => bars(true), () => wasm.read(double(picture))];
  const seen: string[] = [];
  const isConfirmed = (text: string): boolean => {
    while (!seen.includes(text)) {
      const next = secondReadings.shift();
      if (next === undefined) return false;
      seen.push(...next().map((code) => code.text));
    }
    return true;
  };
  return found.filter(({ format, text }) => format === 'QRCode' || parseCode(text).kind !== 'not-ours' || isConfirmed(text));
}
