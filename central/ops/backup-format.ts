import * as z from 'zod';

/**
 * A backup is gzipped lines of JSON: a head, then each table (its name and columns, its rows), then an end with the count of rows and the SHA-256 of
 * every line before it. The same for both engines, so that a backup of one restores into the other. A blob is written `{"b": base64}`.
 */
const cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ b: z.base64() })]);
export const backupLine = z.union([
  z.strictObject({ backup: z.literal('accueil-central'), format: z.literal(1), version: z.int().min(1) }),
  z.strictObject({ table: z.string().min(1), columns: z.array(z.string()).min(1) }),
  z.strictObject({ row: z.array(cell).min(1) }),
  z.strictObject({ end: z.int().min(0), sha256: z.string() }),
]);
export type BackupLine = z.infer<typeof backupLine>;

export const toCell = (value: unknown): z.infer<typeof cell> => (Buffer.isBuffer(value) ? { b: value.toString('base64') } : cell.parse(value));
export const fromCell = (value: z.infer<typeof cell>): string | number | null | Buffer =>
  typeof value === 'object' && value !== null ? Buffer.from(value.b, 'base64') : value;
