import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as oidc from 'openid-client';
import type { ReaderRole } from '../../shared/domain/reader-role.ts';
import type { Central, Provider } from '../central.ts';
import * as readers from '../store/reader-store.ts';
import { problem } from './problem.ts';
import { overTls } from './session-cookie.ts';
import { openSession } from './sign-in-routes.ts';
import { type Away, openSealed, seal } from './sealed-cookie.ts';

const COOKIE = 'provider';
/** How long one may take at the provider. */
const AWAY_S = 600;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Signing in at an OIDC provider: authorization code with PKCE, state and nonce. What a provider says no to comes back as `#/refus/…`. */
export function providerRoutes(server: FastifyInstance, central: Central): void {
  const { provider } = central;
  if (provider === null) return;
  let known: oidc.Configuration | undefined;
  const configuration = async (): Promise<oidc.Configuration> => (known ??= await discover(provider));
  const config = { access: 'open', rateLimit: { max: 60, timeWindow: 60_000 } } as const;

  server.get('/api/provider/start', { config }, async (request, reply) => {
    const found = await configuration().catch(() => undefined);
    if (found === undefined) return refuse(central, request, reply, 'silent');
    const way = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce(), until: central.now() + AWAY_S * 1000 };
    // Lax: the browser comes back from the provider's page, and must bring it.
    const kept = { path: '/api/provider', httpOnly: true, sameSite: 'lax', secure: overTls(request, central), maxAge: AWAY_S } as const;
    void reply.setCookie(COOKIE, seal(central.pepper, JSON.stringify(way)), kept);
    const address = oidc.buildAuthorizationUrl(found, {
      redirect_uri: callbackOf(central, request).href,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier),
      code_challenge_method: 'S256',
      state: way.state,
      nonce: way.nonce,
    });
    return reply.redirect(address.href);
  });

  server.get('/api/provider/callback', { config }, async (request, reply) => {
    const way = openSealed(central.pepper, request.cookies[COOKIE] ?? '');
    void reply.clearCookie(COOKIE, { path: '/api/provider' });
    if (way === undefined || way.until < central.now()) return refuse(central, request, reply, 'again');
    const here = new URL(callbackOf(central, request).href + (request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''));
    const claims = await configuration()
      .then((found) => claimsOf(found, here, { way, needed: provider.roleClaim }))
      .catch(() => undefined);
    if (claims === undefined) return refuse(central, request, reply, 'again');
    const role = roleOf(provider, claims[provider.roleClaim]);
    if (role === null) return refuse(central, request, reply, 'no-role');
    const reader = await keptReader(central, { issuer: claims.iss, subject: claims.sub, role, wished: claims.preferred_username ?? claims.name });
    if (reader === undefined || reader.disabledAt !== null) return refuse(central, request, reply, 'no-role');
    await openSession(central, request, reply, reader);
    return reply.redirect(homeOf(central, request).href);
  });
}

/** Plain http is for a provider on this very machine only. */
async function discover(provider: Provider): Promise<oidc.Configuration> {
  const issuer = new URL(provider.issuer);
  const execute = issuer.protocol === 'http:' && LOOPBACK.includes(issuer.hostname) ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(issuer, provider.clientId, provider.clientSecret, undefined, { execute, timeout: 10 });
}

/** Of the checked ID token; what it lacks is asked from the provider's user information. */
async function claimsOf(found: oidc.Configuration, here: URL, given: { readonly way: Away; readonly needed: string }): Promise<oidc.IDToken | undefined> {
  const { verifier, state, nonce } = given.way;
  const tokens = await oidc.authorizationCodeGrant(found, here, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined || claims[given.needed] !== undefined || found.serverMetadata().userinfo_endpoint === undefined) return claims;
  const information = await oidc.fetchUserInfo(found, tokens.access_token, claims.sub);
  return { ...claims, [given.needed]: information[given.needed], preferred_username: claims.preferred_username ?? information.preferred_username };
}

const homeOf = (central: Central, request: FastifyRequest): URL => new URL('/', central.publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`);
const callbackOf = (central: Central, request: FastifyRequest): URL => new URL('/api/provider/callback', homeOf(central, request));

/** The page says it in words: a person is looking at this answer. */
function refuse(central: Central, request: FastifyRequest, reply: FastifyReply, why: 'silent' | 'again' | 'no-role'): FastifyReply {
  if (request.headers.host === undefined) return problem(reply, 400, 'malformed');
  return reply.redirect(new URL(`/#/refus/${why}`, homeOf(central, request)).href);
}

/** *manage* when both values are there; null when neither. */
export function roleOf(provider: Pick<Provider, 'readValue' | 'manageValue'>, claim: unknown): ReaderRole | null {
  const values = [claim].flat().filter((value) => typeof value === 'string');
  return values.includes(provider.manageValue) ? 'manage' : values.includes(provider.readValue) ? 'read' : null;
}

/** The account of this subject, made at the first time, its role as the provider says today. */
async function keptReader(
  central: Central,
  given: { readonly issuer: string; readonly subject: string; readonly role: ReaderRole; readonly wished: unknown },
): Promise<readers.Reader | undefined> {
  const { db } = central;
  const { issuer, subject, role } = given;
  const known = await readers.findReaderOfSubject(db, issuer, subject);
  if (known !== undefined) {
    if (known.role !== role) await readers.setRole(db, known.id, role);
    return { ...known, role };
  }
  const wished = (typeof given.wished === 'string' ? given.wished.trim() : '').slice(0, 50) || subject.slice(0, 50);
  const taken = (await readers.findReader(db, wished)) !== undefined;
  await readers.insertReader(db, { name: taken ? `${wished} (${subject.slice(0, 8)})` : wished, verifier: '', role, issuer, subject });
  return readers.findReaderOfSubject(db, issuer, subject);
}
