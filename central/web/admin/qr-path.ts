import qrcode from 'qrcode';

/** Modules around the code that stay white (ISO/IEC 18004). */
const QUIET = 4;

/** The square of a text as one SVG path; a module is one unit. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) dark.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  return { path: dark.join(''), size: modules.size + 2 * QUIET };
}
