import { create } from 'qrcode';

/** Modules of quiet zone around the code (SCANNING §1). */
const MARGIN = 4;

/** Rows of a QR code, true = dark. Version 2 always: version 1 has no alignment pattern and dies when tilted. */
export function qrMatrix(text: string, level: 'H' | 'Q'): readonly (readonly boolean[])[] {
  const { modules } = create(text, { version: 2, errorCorrectionLevel: level });
  return Array.from({ length: modules.size }, (_, row) => Array.from({ length: modules.size }, (_unused, column) => modules.get(row, column) === 1));
}

/** The code as an SVG of whole modules, black on white, quiet zone included. */
export function qrSvg(text: string, level: 'H' | 'Q'): string {
  const matrix = qrMatrix(text, level);
  const side = matrix.length + 2 * MARGIN;
  const path = matrix.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : []))).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`;
}
