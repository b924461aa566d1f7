import type { KeyStroke } from './wedge-hypotheses.ts';

/** Keys that a scanner may be set to press before each code (SCANNING §2.2); `none`: it presses none. */
export const scanPrefixes = ['none', 'F13', 'F14', 'F15', 'F16', 'F17', 'F18', 'F19', 'F20', 'F21', 'F22', 'F23', 'F24', 'Ctrl+B'] as const;
export type ScanPrefix = (typeof scanPrefixes)[number];

/** Whether this key is the scanner's announcement. */
export function isPrefix(
  prefix: ScanPrefix,
  { key, code, ctrlKey, altKey, metaKey }: Pick<KeyStroke, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): boolean {
  if (prefix === 'none' || altKey || metaKey) return false;
  if (prefix === 'Ctrl+B') return ctrlKey && (code === 'KeyB' || key.toLowerCase() === 'b');
  return !ctrlKey && (key === prefix || code === prefix);
}

export const isPrefixName = (name: string): name is ScanPrefix => scanPrefixes.some((prefix) => prefix === name);
