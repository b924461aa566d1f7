import * as z from 'zod';
import { receipt } from './batch.ts';
import { handedDown, handedDownRequest } from './handed-down.ts';

/** What one file carries at most: batches, and bytes of the whole file. What is left goes into the next one. */
export const carriedBounds = { batches: 1_000, sealedBytes: 30_000_000, fileBytes: 48_000_000 } as const;

const log = z.string().regex(/^[0-9a-f]{32}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const nonce = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** The content of a file that a terminal writes for central: the very sealed batches that the network would carry. */
export const carriedBatches = z.strictObject({
  v: z.literal(1),
  terminal: z.string().regex(/^[a-z0-9-]{3,40}$/),
  keyId: z.string().regex(/^[\w.-]{3,60}$/),
  log,
  nonce,
  at: z.iso.datetime(),
  /** So that the answer brings what central hands down too. */
  ask: handedDownRequest,
  batches: z.array(z.strictObject({ bseq: z.int().min(1), bytes: z.base64() })).max(carriedBounds.batches),
});
export type CarriedBatches = z.infer<typeof carriedBatches>;

/** What central answered to one batch, as over the network. */
const carriedReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('receipt'), bseq: z.int(), head: receipt.shape.head, replayed: z.boolean(), quarantined: receipt.shape.quarantined }),
  z.object({
    kind: z.literal('problem'),
    bseq: z.int(),
    status: z.int(),
    code: z.string(),
    head: z.object({ bseq: z.int(), seq: z.int(), hash }).nullable(),
    current: log.nullable(),
  }),
]);
export type CarriedReply = z.infer<typeof carriedReply>;

/** The content of the file that central gives back. Batches after the first problem were not tried and have no reply. */
export const carriedAnswer = z.object({
  v: z.literal(1),
  /** The terminal, and the nonce of its file. */
  to: z.string(),
  nonce,
  log,
  at: z.string(),
  replies: z.array(carriedReply).max(carriedBounds.batches),
  handedDown,
});
export type CarriedAnswer = z.infer<typeof carriedAnswer>;
