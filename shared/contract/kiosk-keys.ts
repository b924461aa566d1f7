import { isPrefix, type ScanPrefix } from '../domain/scan-prefix.ts';

const named = new Set(['Enter', 'Backspace', 'Tab', 'Shift', 'CapsLock', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Unidentified', 'Dead', 'Process']);

/** A key at the kiosk, as Electron and the page both can tell it. */
export interface KioskKey {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/**
 * Keys that may act at the kiosk: what a scanner types, what moves the focus, and the scanner's configured prefix. Combinations
 * and function keys never do (TRUST K-1, SCANNING §2.7): Electron and the page both ask here.
 */
export function kioskKeyMayPass({ key, code, control, alt, meta }: KioskKey, prefix: ScanPrefix): boolean {
  if (isPrefix(prefix, { key, code, ctrlKey: control, altKey: alt, metaKey: meta })) return true;
  // The Control of a Ctrl+B prefix goes down first, alone.
  if (prefix === 'Ctrl+B' && key === 'Control') return !alt && !meta;
  return !control && !alt && !meta && (key.length === 1 || named.has(key));
}
