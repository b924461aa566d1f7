import { type Picture, zxingDecoder } from '../../renderer/scanner/decoder.ts';

/** Texts of the QR codes of a printed page, as a reader sees them: each drawing is painted in pixels and decoded. */
export function decodedCodes(html: string, pixelsAModule = 6): readonly (string | null)[] {
  const decode = zxingDecoder();
  return [...html.matchAll(/<svg [^>]*viewBox="0 0 (\d+) \1"[^>]*>.*?<path fill="#000" d="([^"]*)"\/><\/svg>/gs)].map(([, side, path]) => {
    const picture = paint(Number(side), path ?? '', pixelsAModule);
    // The decoder tries the whole picture and its half in turn.
    return decode(picture) ?? decode(picture);
  });
}

function paint(side: number, path: string, scale: number): Picture {
  const width = side * scale;
  const luminance = new Uint8ClampedArray(width * width).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row++) {
      const from = (Number(y) * scale + row) * width + Number(x) * scale;
      luminance.fill(0, from, from + scale);
    }
  }
  return { luminance, width, height: width };
}
