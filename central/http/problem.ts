import type { FastifyReply } from 'fastify';
import type { Head } from '../ingest/batch-store.ts';

const codes = new WeakMap<FastifyReply, string>();
/** The code of the problem that this reply was answered with, for the metrics. */
export const problemCodeOf = (reply: FastifyReply): string | undefined => codes.get(reply);

interface More {
  readonly head?: Head;
  /** The newest log of this terminal. */
  readonly current?: string;
  readonly serverTime?: string;
}

/** A refusal as RFC 9457 has it; `code` is what a terminal reacts to (TRUST 7.5). */
export const problemBody = (status: number, code: string, more: More = {}): string =>
  JSON.stringify({ type: `urn:accueil:problem:${code}`, title: code, status, code, ...more });

/** Answers with a refusal; `retryAfterS` says in seconds when to come back. */
export function problem(reply: FastifyReply, status: number, code: string, more: More & { readonly retryAfterS?: number } = {}): FastifyReply {
  const { retryAfterS, ...rest } = more;
  codes.set(reply, code);
  if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS));
  return reply
    .code(status)
    .type('application/problem+json')
    .send(problemBody(status, code, rest));
}
