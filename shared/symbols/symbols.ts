import { create, type QRCodeErrorCorrectionLevel } from 'qrcode';

/** Modules of quiet zone around a QR code, and beside the bars of a Code 128 (SCANNING §1). */
const QR_MARGIN = 4;
const BAR_MARGIN = 10;

/** A dark rectangle, in modules. */
interface Dark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** A drawing in modules and how large it is printed. */
interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly dark: readonly Dark[];
  /** Printed width in mm; without it the drawing fills the box it is put in. */
  readonly mm?: number;
  /** Edges on whole dots, for squares; bars keep their true width, which a coarse printer or screen renders in grey. */
  readonly crisp: boolean;
}

/**
 * The drawing as vectors, black on white, each rectangle on whole modules, quiet zone included. This file alone knows the
 * libraries that make codes, so that they can be swapped; every picture of a code, on paper or on a screen, comes from here.
 */
function svgOf({ width, height, dark, mm, crisp }: Drawing): string {
  const path = dark.map((one) => `M${one.x} ${one.y}h${one.width}v${one.height}h-${one.width}z`).join('');
  const size = mm === undefined ? '' : ` width="${mm}mm" height="${Number(((mm * height) / width).toFixed(3))}mm"`;
  return `<svg xmlns="http://www.w3.org/2000/svg"${size} viewBox="0 0 ${width} ${height}"${crisp ? ' shape-rendering="crispEdges"' : ''} role="img"><path fill="#fff" d="M0 0h${width}v${height}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

function matrixOf(text: string, options: { version?: number; errorCorrectionLevel: QRCodeErrorCorrectionLevel }): readonly (readonly boolean[])[] {
  const { modules } = create(text, options);
  return Array.from({ length: modules.size }, (_, row) => Array.from({ length: modules.size }, (_unused, column) => modules.get(row, column) === 1));
}

/** Rows of the QR code of one of our codes, true = dark. Version 2 always: version 1 has no alignment pattern and dies when tilted. */
export function qrMatrix(text: string, level: 'H' | 'Q'): readonly (readonly boolean[])[] {
  return matrixOf(text, { version: 2, errorCorrectionLevel: level });
}

function qrDrawing(matrix: readonly (readonly boolean[])[], mm?: number): Drawing {
  const side = matrix.length + 2 * QR_MARGIN;
  const dark = matrix.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [{ x: x + QR_MARGIN, y: y + QR_MARGIN, width: 1, height: 1 }] : [])));
  return { width: side, height: side, dark, crisp: true, ...(mm === undefined ? {} : { mm }) };
}

/** QR code of one of our codes, 33 modules a side with its quiet zone. `mm`: printed side, quiet zone included. */
export function qrSvg(text: string, level: 'H' | 'Q', mm?: number): string {
  return svgOf(qrDrawing(qrMatrix(text, level), mm));
}

/** QR code of a link, as large as the link needs. */
export function linkQrSvg(link: string, mm: number): string {
  return svgOf(qrDrawing(matrixOf(link, { errorCorrectionLevel: 'M' }), mm));
}

/** Code 128 of one of our codes: `moduleMm` is the width of the thinnest bar, `heightMm` that of the bars, both in mm. */
export async function code128Svg(text: string, moduleMm: number, heightMm: number): Promise<string> {
  // Two megabytes of symbologies, of which a bundle keeps one: read when something is printed, not when the program starts.
  const { code128 } = await import('bwip-js/generic');
  const bars: { readonly x: number; readonly width: number }[] = [];
  let width = 0;
  const nothing = (): void => undefined;
  code128(
    { bcid: 'code128', text, scaleX: 1, scaleY: 1 },
    {
      scale: () => null,
      measure: () => ({ width: 0, ascent: 0, descent: 0 }),
      init: (modules) => {
        width = modules;
      },
      // A bar is drawn along its middle, rounded up to a whole module.
      line: (x, _y0, _x1, _y1, thickness) => bars.push({ x: x - Math.ceil(thickness / 2), width: thickness }),
      polygon: nothing,
      hexagon: nothing,
      ellipse: nothing,
      fill: nothing,
      text: nothing,
      end: nothing,
    },
  );
  const total = width + 2 * BAR_MARGIN;
  const height = heightMm / moduleMm;
  const dark = bars.map((bar) => ({ x: bar.x + BAR_MARGIN, y: 0, width: bar.width, height: Number(height.toFixed(3)) }));
  return svgOf({ width: total, height: Number(height.toFixed(3)), dark, crisp: false, mm: Number((total * moduleMm).toFixed(3)) });
}
