import type { Input } from 'electron';

const named = new Set(['Enter', 'Backspace', 'Tab', 'Shift', 'CapsLock', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Unidentified', 'Dead', 'Process']);

/** Keys that reach the kiosk's page: what a scanner types and what moves the focus. Combinations and function keys never do (TRUST K-1). */
export function kioskKeyMayPass({ key, control, alt, meta }: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  return !control && !alt && !meta && (key.length === 1 || named.has(key));
}
