/** How a text file was written. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

/** The text of a file and its encoding: a mark at its start says it; else what is no UTF-8 is Windows-1252, as Excel writes in France. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** Pictures, programs and archives have bytes that no text has. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  return bytes.subarray(0, 65_536).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13 || byte === 12);
}
