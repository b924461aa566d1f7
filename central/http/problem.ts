import type { FastifyReply } from 'fastify';
import type { Head } from '../ingest/batch-store.ts';

/** Refusals of central, RFC 9457; `code` is what a terminal reacts to (TRUST 7.5). */
export function problem(
  reply: FastifyReply,
  status: number,
  code: string,
  more: { readonly head?: Head; readonly serverTime?: string; readonly retryAfterS?: number } = {},
): FastifyReply {
  const { retryAfterS, ...rest } = more;
  if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS));
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `urn:accueil:problem:${code}`, title: code, status, code, ...rest }));
}
