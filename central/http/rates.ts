import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface RateLimits {
  /** Requests a minute of one sender, before anything of them is checked. */
  readonly requests?: number;
  /** Signed requests a minute of one key. */
  readonly keyRequests?: number;
}
export interface Rates {
  /** Counts a request whose signature holds against its key alone; seconds to wait when that key asked too often, else null. */
  countSigned(request: FastifyRequest, by: { readonly terminal: string; readonly keyId: string }): Promise<number | null>;
}

const REQUESTS = 6_000;
/** Five years of an antenne, sent again in full batches, pass within a minute. */
const KEY_REQUESTS = 600;
const MINUTE = 60_000;
/** Terminals remembered at their addresses; the one that spoke longest ago makes room. */
const REMEMBERED = 20_000;
/** Of an IPv6 address, the network that one subscriber is given. */
const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip, 64);

/**
 * Two rates (TRUST U-4). The cheap one, before the body is read, is that of an address; a terminal that has proved itself there has one apart, so that
 * its neighbours do not spend it. The second, once the signature holds, is the key's own, whatever address it comes from.
 * Register it before the routes.
 */
export async function limitRates(server: FastifyInstance, { requests = REQUESTS, keyRequests = KEY_REQUESTS }: RateLimits): Promise<Rates> {
  const proved = new Set<string>();
  const keys = new WeakMap<FastifyRequest, string>();
  const senderOf = (request: FastifyRequest): string => {
    const named = /^\/v1\/terminals\/([a-z0-9-]{1,40})\//.exec(request.url)?.[1];
    const address = addressOf(request);
    const sender = `${address} ${named ?? ''}`;
    return proved.has(sender) ? sender : address;
  };
  await server.register(rateLimit, { global: true, max: requests, timeWindow: MINUTE, cache: REMEMBERED, keyGenerator: senderOf });
  const count = server.createRateLimit({ max: keyRequests, timeWindow: MINUTE, keyGenerator: (request) => keys.get(request) ?? '' });
  // One after the other: the library's store hands out the very object it goes on counting in, so two at the same moment would both read the later count.
  let before: Promise<unknown> = Promise.resolve();
  const countInTurn = (request: FastifyRequest): ReturnType<typeof count> => {
    const counted = before.then(() => count(request));
    before = counted.catch(() => undefined);
    return counted;
  };
  return {
    countSigned: async (request, { terminal, keyId }) => {
      const sender = `${addressOf(request)} ${terminal}`;
      proved.delete(sender);
      proved.add(sender);
      for (const oldest of proved) if (proved.size > REMEMBERED) proved.delete(oldest);
      keys.set(request, keyId);
      const counted = await countInTurn(request);
      return !counted.isAllowed && counted.isExceeded ? counted.ttlInSeconds : null;
    },
  };
}
