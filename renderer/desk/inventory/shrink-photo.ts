/** Longest side of a kept picture in pixels, and its most bytes: a device is recognised, a store of 300 stays under 12 MB. */
const SIDE = 480;
const MOST_BYTES = 40_960;

/** A picture made small in the browser, as JPEG; null when the file is no picture. */
export async function shrinkPhoto(file: Blob): Promise<{ readonly type: 'image/jpeg'; readonly base64: string } | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (const share of [1, 0.75, 0.5, 0.33]) {
    const scale = Math.min(1, (SIDE * share) / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
    const pen = canvas.getContext('2d');
    if (pen === null) return null;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.72 });
    if (small.size <= MOST_BYTES) return { type: 'image/jpeg', base64: base64Of(new Uint8Array(await small.arrayBuffer())) };
  }
  return null;
}

/** Base64 of bytes, in pieces that a call may carry. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
