import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { storeAnswers } from '../store/store-answers.ts';
import type { Central } from '../central.ts';
import { problem, problemCodeOf } from './problem.ts';

/** What watches central: alive, ready to take batches, and the figures of its work. */
export function opsRoutes(server: FastifyInstance, central: Central, token: string | undefined): void {
  const { metrics } = central;
  server.get('/health', { logLevel: 'silent' }, (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  server.get('/ready', { logLevel: 'silent' }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return (await storeAnswers(central.db)) ? reply.send({ ready: true }) : problem(reply, 503, 'store-unavailable', { retryAfterS: 5 });
  });
  server.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    // Who may not read them does not learn that they are there.
    if (!mayRead(request, token)) return problem(reply, 404, 'not-found');
    const { type, text } = await metrics.exposition();
    return reply.header('cache-control', 'no-store').type(type).send(text);
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.answer(reply.statusCode);
    if (request.method !== 'PUT' || request.routeOptions.url?.startsWith('/v1/terminals/') !== true) return;
    const outcome = problemCodeOf(reply) ?? (reply.statusCode === 200 ? 'replayed' : 'accepted');
    metrics.batch(outcome, reply.elapsedTime / 1000);
  });
}

/** With METRICS_TOKEN its bearer, from anywhere; without it this machine, asked directly and not through the proxy in front. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined)
    return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
  const [given, wanted] = [Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
