import * as z from 'zod';
import { fact } from './facts.ts';

/** Bounds of one batch (TRUST 7.2): 500 facts, 1 MB on the wire, 8 MB unfolded, ratio 50. */
export const batchBounds = { facts: 500, wireBytes: 1_000_000, unfoldedBytes: 8_000_000, ratio: 50 } as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The body of `PUT /v1/terminals/{terminal}/logs/{log}/batches/{bseq}`, gzipped (TRUST 7.3). */
export const batchBody = z.strictObject({
  v: z.literal(1),
  /** 128 random bits, hexadecimal; new at each restore. */
  log: z.string().regex(/^[0-9a-f]{32}$/),
  bseq: z.int().min(1),
  first: z.int().min(1),
  last: z.int().min(1),
  /** Hash of the previous batch, 64 zeros for the first. */
  prev: hash,
  /** In the first batch of a log that replaces another: that other one. */
  after: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  facts: z.array(fact).min(1).max(batchBounds.facts),
});
export type BatchBody = z.infer<typeof batchBody>;

/** The envelope only: facts are judged one by one, so that a bad one never blocks the line. */
export const batchEnvelope = batchBody.extend({ facts: z.array(z.unknown()).min(1).max(batchBounds.facts) });
export type BatchEnvelope = z.infer<typeof batchEnvelope>;

/** Central's answer to a batch accepted now (201) or before (200, `replayed`). */
export const receipt = z.object({
  head: z.object({ bseq: z.int(), seq: z.int(), hash }),
  serverTime: z.string(),
  replayed: z.boolean(),
  /** Facts received and set apart, with the reason; they count as received. */
  quarantined: z.array(z.object({ id: z.string(), reason: z.string() })),
});
export type Receipt = z.infer<typeof receipt>;

export const enrolRequest = z.strictObject({
  /** 10 Crockford characters. */
  code: z.string().min(10).max(16),
  /** Ed25519 public key, raw 32 bytes, base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Signature of enrolmentProofText, base64url: proves possession. */
  proof: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  siteCode: z.string().regex(/^[A-Z0-9-]{2,12}$/),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;
export const enrolAnswer = z.object({
  terminal: z.string().regex(/^[a-z0-9-]{3,40}$/),
  keyId: z.string().min(3).max(60),
  /** Raw Ed25519 key of central, base64url: what it hands down later is believed by this key alone. */
  centralKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  serverTime: z.string(),
});
export type EnrolAnswer = z.infer<typeof enrolAnswer>;
/** A terminal's new key, in a request signed by its old key and by this one. */
export const keyRequest = z.strictObject({ publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const keyAnswer = z.object({
  keyId: z.string().min(3).max(60),
  serverTime: z.string(),
});
export type KeyAnswer = z.infer<typeof keyAnswer>;
/** Central's refusals: RFC 9457 problem details, `code` is what the terminal reacts to. */
export const centralProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  serverTime: z.string().optional(),
  head: z.object({ bseq: z.int(), seq: z.int(), hash }).optional(),
  /** The newest log that central has of this terminal. */
  current: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
});
export type CentralProblem = z.infer<typeof centralProblem>;
