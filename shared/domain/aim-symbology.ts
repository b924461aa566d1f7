/** Names of symbologies by the letter of an AIM identifier (ISO/IEC 15424), the same in every language. */
const names: Readonly<Record<string, string>> = {
  A: 'Code 39',
  B: 'Telepen',
  C: 'Code 128',
  D: 'Code One',
  E: 'EAN/UPC',
  F: 'Codabar',
  G: 'Code 93',
  H: 'Code 11',
  I: 'Interleaved 2 of 5',
  J: 'DotCode',
  K: 'Code 16K',
  L: 'PDF417',
  M: 'MSI',
  N: 'Anker',
  O: 'Codablock',
  P: 'Plessey',
  Q: 'QR Code',
  R: 'Straight 2 of 5',
  S: 'Straight 2 of 5',
  T: 'Code 49',
  U: 'MaxiCode',
  d: 'Data Matrix',
  e: 'GS1 DataBar',
  g: 'Grid Matrix',
  h: 'Han Xin',
  o: 'OCR',
  p: 'PosiCode',
  s: 'SuperCode',
  z: 'Aztec',
};
/** Modifiers that change what a code is, not only how it was read. */
const exact: Readonly<Record<string, string>> = {
  ']C1': 'GS1-128',
  ']E0': 'EAN-13',
  ']E4': 'EAN-8',
  ']J1': 'GS1 DotCode',
  ']Q0': 'QR Code (model 1)',
  ']Q3': 'GS1 QR Code',
  ']d2': 'GS1 Data Matrix',
};

/** The symbology in words; null when the scanner did not say, or said something else. `aim`: `]Q1` and the like. */
export function symbologyOf(aim: string): string | null {
  const [, letter = ''] = /^\]([A-Za-z])[0-9A-Za-z]$/.exec(aim) ?? [];
  return exact[aim] ?? names[letter] ?? null;
}
