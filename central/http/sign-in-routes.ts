import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { makeVerifier, secretMatches } from '../../shared/contract/secret-verifier.ts';
import { addDays, businessDayOf, epochOfLocal } from '../../shared/domain/calendar.ts';
import { typedPassphrase } from '../../shared/domain/passphrase.ts';
import { countTry } from '../../shared/domain/sign-in-rule.ts';
import type { Central } from '../central.ts';
import { countFailure, endSession, findReader, forgiveFailures, keepSession, type Reader, setVerifier } from '../store/reader-store.ts';
import type { Store } from '../store/tables.ts';
import { nameHash, tryUnknownName } from '../store/unknown-name-store.ts';
import { problem } from './problem.ts';
import { giveSession, SESSION_MS, sessionToken, takeSession } from './session-cookie.ts';

export const signInInput = z.strictObject({ name: z.string().min(1).max(100), passphrase: z.string().min(1).max(200) });
/** Costs the same time as a real verifier and matches nothing. */
const decoy = (logN: number): string => `$scrypt$ln=${logN},r=8,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Signing in with a passphrase, out, and who one is. */
export function signInRoutes(server: FastifyInstance, central: Central): void {
  const config = { access: 'open', unrecorded: true, rateLimit: { max: 30, timeWindow: 60_000 } } as const;
  server.post('/api/session', { config }, (request, reply) => signIn(central, request, reply));
  server.get('/api/sign-in', { config: { access: 'open' } }, () => ({ provider: central.provider?.label ?? null }));
  server.get('/api/session', ({ reader }) => ({
    name: reader?.name,
    role: reader?.role,
    byPassphrase: reader?.issuer === null,
    today: businessDayOf(central.now(), central.timeZone),
  }));
  server.delete('/api/session', { config: { access: 'read', unrecorded: true } }, async (request, reply) => {
    await endSession(central.db, sessionToken(request) ?? '');
    takeSession(request, reply, central);
    return reply.send({});
  });
}

async function signIn(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const given = signInInput.safeParse(request.body).data;
  if (given === undefined) return problem(reply, 400, 'malformed');
  const known = await findReader(central.db, given.name.trim());
  const reader = known?.disabledAt === null && known.verifier !== '' ? known : undefined;
  const blockedFor = reader === undefined ? await countUnknownName(central, given.name.trim()) : null;
  if (blockedFor !== null) return problem(reply, 429, 'blocked', { retryAfterS: blockedFor });
  const tried = await trySecret(central, reader, given.passphrase);
  if (tried.kind === 'blocked') return problem(reply, 429, 'blocked', { retryAfterS: tried.retryAfterS });
  if (reader === undefined || tried.kind === 'wrong') return problem(reply, 401, 'wrong');
  await openSession(central, request, reply, reader);
  return reply.send({ name: reader.name });
}

type Tried = { readonly kind: 'right' | 'wrong' } | { readonly kind: 'blocked'; readonly retryAfterS: number };

/** Counted before the check, forgiven after a success (TRUST A-3); an account that does not exist costs the same time. */
export async function trySecret(central: Central, reader: Reader | undefined, passphrase: string): Promise<Tried> {
  const { db, pepper, secretCost } = central;
  const blockedFor = reader === undefined ? null : await countOneTry(central, reader);
  if (blockedFor !== null) return { kind: 'blocked', retryAfterS: blockedFor };
  const typed = typedPassphrase(passphrase);
  if (!(await secretMatches(typed, pepper, reader?.verifier ?? decoy(secretCost)))) return { kind: 'wrong' };
  if (reader !== undefined) {
    await forgiveFailures(db, reader.id);
    // A verifier made at another cost is made again while the secret is at hand.
    if (!reader.verifier.includes(`$ln=${secretCost},`)) await setVerifier(db, reader.id, await verifierFor(central, typed));
  }
  return { kind: 'right' };
}

/** A name that nobody signs in under is counted and blocked by the same rule: neither the answer nor its time says whether it exists. */
async function countUnknownName({ db, pepper, now: clock, timeZone }: Central, name: string): Promise<number | null> {
  const now = clock();
  const today = businessDayOf(now, timeZone);
  const nextDayMs = epochOfLocal(addDays(today, 1), 0, timeZone);
  const decision = await tryUnknownName(db, { hash: nameHash(pepper, name), today, decide: (counters) => countTry(counters, { now, today, nextDayMs }) });
  return decision.kind === 'blocked' ? Math.ceil((decision.untilMs - now) / 1000) : null;
}

/** One more try in the counters; seconds to wait when there may be none. */
async function countOneTry(central: Central, first: Reader): Promise<number | null> {
  const { db, timeZone } = central;
  for (let reader: Reader | undefined = first; reader !== undefined; reader = await findReader(db, first.name)) {
    const now = central.now();
    const day = businessDayOf(now, timeZone);
    const decision = countTry(reader, { now, today: day, nextDayMs: epochOfLocal(addDays(day, 1), 0, timeZone) });
    if (decision.kind === 'blocked') return Math.ceil((decision.untilMs - now) / 1000);
    if (await countFailure(db, reader, decision.counters)) return null;
  }
  return null;
}

/** The verifier of a secret at today's cost. */
export const verifierFor = (central: Central, secret: string): Promise<string> =>
  makeVerifier({ secret, pepper: central.pepper, salt: randomBytes(16), logN: central.secretCost });

/** A new token at each signing in; it lives a working day. */
export async function openSession(central: Central, request: FastifyRequest, reply: FastifyReply, reader: Pick<Reader, 'id'>): Promise<void> {
  giveSession(request, reply, { central, token: await newSession(central.db, reader, central.now()) });
}

/** The token of a session kept with this store's transaction, to be given once that is done. */
export async function newSession(db: Store, reader: Pick<Reader, 'id'>, now: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await keepSession(db, { token, reader: reader.id, expiresAt: now + SESSION_MS, now });
  return token;
}
