import { gunzipSync } from 'node:zlib';
import { batchBounds } from '../../shared/contract/batch.ts';

/** The JSON of gzip bytes, within bounds (8 MB, ratio 50); undefined when it is a bomb, truncated or no JSON. */
export function unfold(bytes: Buffer): unknown {
  try {
    const limit = Math.min(batchBounds.unfoldedBytes, Math.max(bytes.length * batchBounds.ratio, 4_096));
    return JSON.parse(gunzipSync(bytes, { maxOutputLength: limit }).toString('utf8'));
  } catch {
    return undefined;
  }
}
