import { timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { audienceOf, longestInputOf, longInputs, type Role } from '../shared/contract/methods.ts';
import { cameraWorkerPolicy, isCameraWorker, pagePolicy } from '../shared/contract/page-policy.ts';
import { statusOf } from '../shared/contract/problems.ts';
import { printStyles } from '../shared/core/cards/print-styles.ts';
import type { RunningCore } from '../shared/core/start-core.ts';

export interface LoopbackOptions {
  readonly core: RunningCore;
  readonly port: number;
  /** Folder with kiosk/ and desk/. */
  readonly pagesFolder: string;
  /** One secret a role; whoever has the address has the role. */
  readonly tokens: Readonly<Record<Role, string>>;
  /** More routes, for tests only. */
  readonly extend?: (server: FastifyInstance) => void;
}
export interface Loopback {
  readonly origin: string;
  address(role: Role): string;
  close(): Promise<void>;
}

/** Serves the core and its pages to browsers of this machine: 127.0.0.1 only, a token per role, host and origin checked. */
export async function serveCore(options: LoopbackOptions): Promise<Loopback> {
  const { core, tokens } = options;
  const server = fastify({ bodyLimit: longestInputOf(''), logger: false, forceCloseConnections: true });
  await server.register(cookie);
  server.addHook('onRequest', async (request, reply) => {
    // A page elsewhere must not reach us by another name for 127.0.0.1 (DNS rebinding).
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host) || (origin !== undefined && origin !== `http://${host}`)) return reply.code(403).send();
    return undefined;
  });
  options.extend?.(server);
  const streams = new Set<() => void>();
  for (const role of ['kiosk', 'desk'] as const) await serveRole(server, { core, role, token: tokens[role], pagesFolder: options.pagesFolder, streams });
  const address = await server.listen({ host: '127.0.0.1', port: options.port });
  return {
    origin: address,
    address: (role) => `${address}/${role}/?token=${tokens[role]}`,
    close: async () => {
      for (const end of streams) end();
      await server.close();
    },
  };
}

interface RoleRoutes {
  readonly core: RunningCore;
  readonly role: Role;
  readonly token: string;
  readonly pagesFolder: string;
  readonly streams: Set<() => void>;
}

async function serveRole(server: FastifyInstance, given: RoleRoutes): Promise<void> {
  const { core, role, token } = given;
  const cookieName = `${role}-token`;
  const assets = join(given.pagesFolder, role, 'assets');
  const wasm = existsSync(assets) ? readdirSync(assets).filter((file) => file.endsWith('.wasm')) : [];
  const policyOf = (request: FastifyRequest): string => {
    if (!isCameraWorker(request.url.split('?')[0] ?? '')) return pagePolicy({ role, connects: true, printStyles });
    return cameraWorkerPolicy(wasm.map((file) => `http://${request.headers.host}/${role}/assets/${file}`).join(' ') || "'none'");
  };
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const offered = (request.query as { token?: unknown }).token;
    if (typeof offered === 'string' && same(offered, token)) {
      return reply.setCookie(cookieName, token, { path: `/${role}`, httpOnly: true, sameSite: 'strict' }).redirect(`/${role}/`);
    }
    if (!same(request.cookies[cookieName] ?? '', token))
      return reply.code(403).type('text/plain; charset=utf-8').send('Open the address printed on the terminal.');
    reply
      .header('content-security-policy', policyOf(request))
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store');
    return undefined;
  };
  await server.register(
    async (scope) => {
      scope.addHook('preHandler', admit);
      await scope.register(fastifyStatic, { root: join(given.pagesFolder, role), index: 'index.html', cacheControl: false });
      const call = async (method: string, input: unknown, reply: FastifyReply): Promise<unknown> => {
        const answer = await core.call({ role, windowId: `${role}-1` }, method, input);
        return reply.code(answer.ok ? 200 : statusOf(answer.problem.code)).send(answer);
      };
      scope.post<{ Params: { method: string } }>('/rpc/:method', (request, reply) => call(request.params.method, request.body, reply));
      for (const [method, bodyLimit] of longInputs) scope.post(`/rpc/${method}`, { bodyLimit }, (request, reply) => call(method, request.body, reply));
      scope.get('/events', (request, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' });
        reply.raw.write(': open\n\n');
        const stop = core.onEvent((event) => {
          if (audienceOf(event).includes(role)) reply.raw.write(`data: ${JSON.stringify(event)}\n\n`);
        });
        const end = (): void => {
          stop();
          given.streams.delete(end);
          reply.raw.end();
        };
        given.streams.add(end);
        request.raw.on('close', end);
      });
    },
    { prefix: `/${role}` },
  );
}

function same(offered: string, token: string): boolean {
  const a = Buffer.from(offered);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}
