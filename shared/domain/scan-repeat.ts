import { parseCode } from './card-code.ts';

/** The same code again within this is one scan, whichever readers saw it (SCANNING §2.6). */
export const SAME_SCAN_MS = 1_500;

/** What two readings of one code have in common: readers differ in case and blanks, a layout in case. */
export function sameCodeText(frame: string): string {
  return parseCode(frame).kind === 'not-ours' ? frame : frame.replaceAll(/\s/g, '').toUpperCase();
}

/**
 * Whether a code seen before at `before` (ms) is the same scan at `now`. A code that stays before a reader is one scan as long
 * as it stays; a clock set back makes nothing recent.
 */
export const isSameScan = (before: number | undefined, now: number): boolean => before !== undefined && now >= before && now - before < SAME_SCAN_MS;
