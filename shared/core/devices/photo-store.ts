import type { DeviceId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

export interface Photo {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Buffer;
}
export const photoOf = (db: Readable, id: DeviceId): Photo | undefined => one<Photo>(db, 'SELECT type, bytes FROM device_photos WHERE device_id = ?', id);
export function keepPhoto(db: Readable, id: DeviceId, given: Photo & { readonly at: number }): void {
  const sql = `INSERT INTO device_photos (device_id, type, bytes, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (device_id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes, at = excluded.at`;
  run(db, sql, id, given.type, given.bytes, given.at);
}
export function dropPhoto(db: Readable, id: DeviceId): void {
  run(db, 'DELETE FROM device_photos WHERE device_id = ?', id);
}

/** Whether the first bytes are those of such a picture. */
export function looksLike(type: Photo['type'], bytes: Buffer): boolean {
  if (type === 'image/jpeg') return bytes.subarray(0, 3).toString('hex') === 'ffd8ff';
  if (type === 'image/png') return bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a';
  return bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP';
}
