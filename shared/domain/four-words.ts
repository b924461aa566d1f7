/** Sixteen syllables two by two: 256 words that can be said aloud, one a byte. */
const starts = ['ba', 'co', 'di', 'fa', 'go', 'ju', 'la', 'mi', 'no', 'pa', 'ri', 'so', 'ta', 'vi', 'zo', 'lu'];
const ends = ['bo', 'ca', 'du', 'fi', 'ga', 'lo', 'ma', 'ni', 'po', 'ra', 'si', 'to', 'va', 'zi', 'chou', 'lin'];

/** Four words of a fingerprint (its first four bytes), to compare on two screens (TRUST 7.6). */
export function fourWords(fingerprint: Uint8Array): readonly string[] {
  return [...fingerprint.subarray(0, 4)].map((byte) => `${starts[byte >> 4] ?? ''}${ends[byte & 15] ?? ''}`);
}
