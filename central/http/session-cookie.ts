import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Central } from '../central.ts';

/** A coordinator's working day. */
export const SESSION_MS = 8 * 3_600_000;
const PLAIN = 'reader';
/** With the prefix a browser takes the cookie only from https, for this host and the whole site. */
const HOSTED = '__Host-reader';

/** Whether a cookie given with this answer is for https only. */
export const overTls = (request: FastifyRequest, central: Central): boolean => request.protocol === 'https' || central.publicUrl?.protocol === 'https:';

/** Over https the plain cookie counts for nothing: whoever is on the network can plant one. The printing browser asks this machine itself, without TLS. */
export const sessionToken = (request: FastifyRequest): string | undefined =>
  request.cookies[HOSTED] ?? (request.protocol === 'https' ? undefined : request.cookies[PLAIN]);

/** Not readable by scripts, never sent from another site's page. */
export function giveSession(request: FastifyRequest, reply: FastifyReply, given: { readonly central: Central; readonly token: string }): void {
  const secure = overTls(request, given.central);
  void reply.setCookie(secure ? HOSTED : PLAIN, given.token, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: SESSION_MS / 1000 });
}
export function takeSession(request: FastifyRequest, reply: FastifyReply, central: Central): void {
  const secure = overTls(request, central);
  void reply.clearCookie(secure ? HOSTED : PLAIN, { path: '/', httpOnly: true, sameSite: 'strict', secure });
}
