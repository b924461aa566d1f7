/** `649,90` of cents; empty when unknown. */
export const eurosOf = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','));

/** Cents of what was typed, null for nothing, undefined for what is no amount. */
export function centsOf(typed: string): number | null | undefined {
  const plain = typed.replaceAll(/[\s€]/g, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
