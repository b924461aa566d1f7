export const foreignKinds = ['web', 'boarding-pass', 'contact', 'wifi', 'gs1', 'product', 'identity', 'document', 'number', 'binary', 'text'] as const;
export type ForeignKind = (typeof foreignKinds)[number];

const isGs1 = (text: string): boolean => text.includes(String.fromCharCode(0x1d)) || /^\(01\)\d{14}/.test(text);
const shapes: readonly (readonly [ForeignKind, (text: string) => boolean])[] = [
  ['web', (text) => /^(?:https?:\/\/|www\.)/i.test(text)],
  ['wifi', (text) => /^WIFI:/i.test(text)],
  ['contact', (text) => /^(?:BEGIN:VCARD|MECARD:|mailto:|tel:|sms(?:to)?:)/i.test(text)],
  // IATA resolution 792: format code, number of legs, then the passenger's name over 20 places.
  ['boarding-pass', (text) => /^M[1-4][A-Z].{20}/i.test(text)],
  // 2D-Doc of the French administration; the machine-readable lines of identity papers.
  ['document', (text) => /^DC0[1-4]/.test(text)],
  ['identity', (text) => /^(?:P|I|A|V)[A-Z<][A-Z<]{3}.{8,}</.test(text)],
  ['gs1', isGs1],
  ['product', (text) => /^(?:\d{8}|\d{12,14})$/.test(text)],
  ['number', (text) => /^\d+$/.test(text)],
];

/** What a code that is not ours looks like: its shape only, nothing of what it says. `aim`: `]Q1` and the like, or empty. */
export function foreignKindOf(text: string, aim = ''): ForeignKind {
  if (/^\](?:C1|d2|Q3|e\d)$/.test(aim)) return 'gs1';
  const found = shapes.find(([, isShape]) => isShape(text))?.[0];
  if (found !== undefined) return found;
  return [...text].filter(isControl).length > text.length / 20 ? 'binary' : 'text';
}

const isControl = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0;
  return (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code < 0xa0) || code === 0xfffd;
};
