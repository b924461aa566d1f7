import { STATUS_CODES } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { storeTrouble } from '../store/store-trouble.ts';
import { problem, problemBody } from './problem.ts';

export interface ServerLimits {
  readonly logLevel: 'info' | 'warn' | 'silent';
  /** A request that is not whole after this is cut, however slowly it trickles. */
  readonly requestMs: number;
  /** Connections held at once; one more is closed at once, so that those who are served stay served (2 000). */
  readonly connections?: number;
  /** The proxies whose `X-Forwarded-For` is believed: addresses or networks. None: whoever connects is the sender. */
  readonly trustedProxies?: readonly string[];
}
const CONNECTIONS = 2_000;

/** An HTTP server that answers every refusal with a problem, bounded in time, size and connections. Bodies, queries and addresses are never logged. */
export function makeServer({ logLevel, requestMs, connections = CONNECTIONS, trustedProxies = [] }: ServerLimits): FastifyInstance {
  const server = fastify({
    logger: { level: logLevel, serializers: { req: (request) => ({ method: request.method, url: request.url.split('?')[0] ?? '' }) } },
    bodyLimit: 64 * 1024,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    // At a stop, requests that were begun are answered; connections that wait for nothing are closed.
    forceCloseConnections: 'idle',
    requestTimeout: requestMs,
    // An address that is none (`/%`), or too long in one of its parts.
    frameworkErrors: (error, _request, reply) => void (error.statusCode === 414 ? problem(reply, 414, 'too-large') : problem(reply, 400, 'malformed')),
    http: { headersTimeout: Math.min(requestMs, 15_000), connectionsCheckingInterval: Math.min(5_000, requestMs / 2) },
    clientErrorHandler: (error, socket) => {
      const [status, code] = refusalOf(error.code);
      if (!socket.writable) return;
      const body = problemBody(status, code);
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    },
  });
  server.server.maxConnections = connections;
  // Node would answer an expectation that nobody can meet with an empty 417.
  server.server.on('checkExpectation', (_request, response) => {
    const body = problemBody(417, 'malformed');
    response.writeHead(417, { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body), connection: 'close' }).end(body);
  });
  refuseNul(server);
  server.setErrorHandler((error: { statusCode?: number; name?: string; code?: string }, _request, reply) => {
    const trouble = storeTrouble(error);
    if (trouble !== null) {
      server.log.error({ trouble, code: error.code }, 'the store did not do it');
      return trouble === 'full' ? problem(reply, 507, 'store-full', { retryAfterS: 600 }) : problem(reply, 503, 'store-unavailable', { retryAfterS: 30 });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) server.log.error({ type: error.name, code: error.code }, 'request failed');
    return problem(reply, status, codeOf(status), status === 429 ? { retryAfterS: 60 } : {});
  });
  server.setNotFoundHandler((_request, reply) => problem(reply, 404, 'not-found'));
  return server;
}

/** The character NUL is in no text that anybody types, and no text of PostgreSQL may hold it. */
function refuseNul(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => (request.url.includes('%00') ? problem(reply, 400, 'malformed') : undefined));
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (/(?<!\\)(?:\\\\)*\\u0000/.test(body)) done(Object.assign(new Error('NUL'), { statusCode: 400 }), undefined);
    else parse(request, body, done);
  });
}

function codeOf(status: number): string {
  if (status === 413) return 'too-large';
  if (status === 415) return 'media-type';
  if (status === 429) return 'too-many';
  return status >= 500 ? 'internal' : 'malformed';
}

/** What never became a request: too slow, too long a head, or no HTTP. */
function refusalOf(code: string | undefined): readonly [status: number, code: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'too-slow'];
  return code === 'HPE_HEADER_OVERFLOW' ? [431, 'too-large'] : [400, 'malformed'];
}
