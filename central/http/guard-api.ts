import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ReaderRole, roleAllows } from '../../shared/domain/reader-role.ts';
import type { Central } from '../central.ts';
import { keepChange } from '../store/change-store.ts';
import { readerOfSession, type SignedInReader } from '../store/reader-store.ts';
import { problem } from './problem.ts';
import { sessionToken } from './session-cookie.ts';

/** `open`: before signing in. */
export type Access = 'open' | ReaderRole;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use a route under /api/; without it, reading asks for *read* and everything else for *manage*. */
    readonly access?: Access;
    /** A POST that changes nothing for others (signing in or out): not in the history of changes. */
    readonly unrecorded?: boolean;
  }
  interface FastifyRequest {
    reader: SignedInReader | null;
    /** What a change was about, for the history; the route's parameters when null. */
    changed: string | null;
    /** Its line of the history was written with the change (changing.ts). */
    recorded: boolean;
  }
}

const readingMethods = ['GET', 'HEAD'];
const accessOf = (method: string, given: Access | undefined): Access => given ?? (readingMethods.includes(method) ? 'read' : 'manage');

/**
 * The one door of /api/: no other site's page posts here, nobody without the role enters, and every change is written down
 * before it is answered. Register it before the routes. Answers the table of routes → access, filled as they register.
 */
export function guardApi(server: FastifyInstance, central: Central): ReadonlyMap<string, Access> {
  const table = new Map<string, Access>();
  server.decorateRequest('reader', null);
  server.decorateRequest('changed', null);
  server.decorateRequest('recorded', false);
  server.addHook('onRoute', ({ url, method, config }) => {
    if (url.startsWith('/api/')) for (const each of [method].flat()) table.set(`${each} ${url}`, accessOf(each, config?.access));
  });
  server.addHook('onRequest', async (request, reply) => {
    const { url, config } = request.routeOptions;
    if (url === undefined || !url.startsWith('/api/')) return undefined;
    reply.header('cache-control', 'no-store');
    if (!readingMethods.includes(request.method) && !sameSite(request, central)) return problem(reply, 403, 'origin');
    const access = accessOf(request.method, config.access);
    if (access === 'open') return undefined;
    const token = sessionToken(request);
    const reader = token === undefined ? undefined : await readerOfSession(central.db, token, central.now());
    if (reader === undefined) return problem(reply, 401, 'sign-in-required');
    if (!roleAllows(reader.role, access)) return problem(reply, 403, 'role');
    request.reader = reader;
    return undefined;
  });
  server.addHook('onSend', (request, reply) => record(central, request, reply));
  return table;
}

async function record(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { url, config } = request.routeOptions;
  if (
    request.recorded ||
    request.reader === null ||
    url === undefined ||
    readingMethods.includes(request.method) ||
    config.unrecorded === true ||
    reply.statusCode >= 400
  )
    return;
  const object = request.changed ?? Object.values(request.params ?? {}).join(' ');
  await keepChange(central.db, { at: central.now(), reader: request.reader.name, act: `${request.method} ${url}`, object: object.slice(0, 120) });
}

/** Browsers name the page that asks: it must be ours. What is no browser sends no such header and holds no one's cookie. */
function sameSite(request: FastifyRequest, central: Central): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return !['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site']));
  const asking = URL.parse(origin)?.host;
  return asking !== undefined && asking !== '' && (asking === host || asking === central.publicUrl?.host);
}
