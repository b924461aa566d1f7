import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CREATED_TOLERANCE_S,
  contentDigest,
  readSignature,
  type SignatureProfile,
  signatureHolds,
  type SignedRequest,
} from '../../shared/contract/message-signature.ts';
import type { Central } from '../central.ts';
import { retireKeysBefore } from '../store/key-store.ts';
import { type KnownTerminal, terminalOfKey } from '../store/terminal-store.ts';
import { problem } from './problem.ts';

/** A request that this terminal signed, by now. */
export interface SignedByTerminal {
  readonly kind: 'signed';
  readonly terminal: KnownTerminal;
  readonly nonce: string;
  /** How far the terminal's clock is from ours, ms. */
  readonly gapMs: number;
  readonly message: SignedRequest;
}

/** Steps 2 to 4 of TRUST 7.4, in their order: known and living key, digest, signature, time; then the key's own rate. Answers the request by itself when one fails. */
export async function signedByTerminal(
  central: Central,
  given: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly profile: SignatureProfile; readonly name: string; readonly body: Buffer },
): Promise<SignedByTerminal | { readonly kind: 'refused'; readonly reply: FastifyReply }> {
  const { request, reply } = given;
  const at = central.now();
  const refused = (...how: [status: number, code: string, more?: { serverTime?: string; retryAfterS?: number }]) => ({
    kind: 'refused' as const,
    reply: problem(reply, ...how),
  });
  const headers = textHeaders(request);
  const signature = readSignature(headers, given.profile);
  if (signature === null) return refused(401, 'signature');
  const terminal = await terminalOfKey(central.db, signature.keyId, at);
  if (terminal === undefined || terminal.name !== given.name) return refused(401, 'unknown-key');
  if (terminal.revoked) return refused(403, 'revoked');
  if (headers['content-digest'] !== contentDigest(given.body)) return refused(400, 'digest');
  const message = { method: request.method, authority: headers.host ?? '', path: request.url.split('?')[0] ?? '', headers };
  if (!signatureHolds(message, signature, terminal.publicKey)) return refused(401, 'signature');
  // The signature holds, so `created` is the terminal's own clock.
  const gapMs = signature.created * 1000 - at;
  if (Math.abs(gapMs) > CREATED_TOLERANCE_S * 1000) return refused(401, 'clock', { serverTime: new Date(at).toISOString() });
  const retryAfterS = await central.rates.countSigned(request, { terminal: terminal.name, keyId: signature.keyId });
  if (retryAfterS !== null) return refused(429, 'too-many', { retryAfterS });
  if (terminal.isFirstUse) await retireKeysBefore(central.db, { terminal: terminal.number, keyId: signature.keyId, at });
  return { kind: 'signed', terminal, nonce: signature.nonce, gapMs, message };
}

function textHeaders(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** The JSON whose bytes were signed; undefined when it is none. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
