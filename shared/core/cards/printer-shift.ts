import type { PrinterOffset } from '../../domain/label-formats.ts';

/** Tenths of a millimetre that a printer may be off by, either way. */
const MOST = 100;
const tenths = Array.from({ length: 2 * MOST + 1 }, (_, step) => step - MOST);

/**
 * One rule a tenth: what previews a page knows its style by hash, so the offset is a class of a fixed sheet, never a style of its own.
 * What is inside the container moves; the page does not.
 */
export const shiftStyle = `.shift>*{position:relative}${tenths.map((step) => `.r${step}>*{left:${step / 10}mm}.d${step}>*{top:${step / 10}mm}`).join('')}`;

/** Classes that move the content of a page by what its printer is off by. */
export const shiftClasses = ({ rightTenths, downTenths }: PrinterOffset): string =>
  rightTenths === 0 && downTenths === 0 ? '' : ` shift r${rightTenths} d${downTenths}`;
