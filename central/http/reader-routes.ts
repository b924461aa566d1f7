import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { secretMatches } from '../../shared/contract/secret-verifier.ts';
import { addDays, businessDayOf, epochOfLocal } from '../../shared/domain/calendar.ts';
import { fourWords } from '../../shared/domain/four-words.ts';
import { typedPassphrase } from '../../shared/domain/passphrase.ts';
import { countTry } from '../../shared/domain/sign-in-rule.ts';
import type { Central } from '../central.ts';
import { monthReport } from '../reports/month.ts';
import { monthCsv } from '../reports/month-csv.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { endSession, findReader, keepSession, readerOfSession, setReaderFailures } from '../store/reader-store.ts';
import { allSites, allTerminals, keepEnrolmentCode, keepSite, revokeTerminal } from '../store/terminal-store.ts';
import { problem } from './problem.ts';
import { reportRoutes } from './report-routes.ts';
import { newEnrolmentCode } from './terminal-routes.ts';

const COOKIE = 'reader';
const SESSION_MS = 8 * 3_600_000;
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const signInInput = z.strictObject({ name: z.string().min(1).max(100), passphrase: z.string().min(1).max(200) });
const codeInput = z.strictObject({ siteCode: z.string().regex(/^[A-Z0-9-]{2,12}$/), siteName: z.string().trim().min(1).max(80) });

/** What coordinators use, signed in; cookies never leave this site and no other page may post here. */
export function readerRoutes(server: FastifyInstance, central: Central): void {
  const { db } = central;
  const today = () => businessDayOf(central.now(), central.timeZone);
  server.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    if (request.url.startsWith('/api/') && request.method !== 'GET' && origin !== undefined && new URL(origin).host !== host)
      return problem(reply, 403, 'origin');
    return undefined;
  });
  server.post('/api/session', { config: { rateLimit: { max: 30, timeWindow: 60_000 } } }, (request, reply) => signIn(central, request, reply));
  server.register(async (scope) => {
    scope.addHook('preHandler', async (request, reply) => {
      if ((await readerOf(central, request)) === undefined) return problem(reply, 401, 'sign-in-required');
      reply.header('cache-control', 'no-store');
      return undefined;
    });
    scope.get('/api/session', async (request) => ({ name: (await readerOf(central, request))?.name ?? '', month: today().slice(0, 7) }));
    scope.delete('/api/session', async (request, reply) => {
      await endSession(db, request.cookies[COOKIE] ?? '');
      return reply.clearCookie(COOKIE, { path: '/' }).send({});
    });
    scope.get<{ Params: { month: string } }>('/api/months/:month', async (request, reply) => {
      const asked = month.safeParse(request.params.month).data;
      return asked === undefined ? problem(reply, 400, 'malformed') : reply.send(await monthReport(db, asked, today()));
    });
    scope.get<{ Params: { month: string } }>('/api/months/:month/csv', async (request, reply) => {
      const asked = month.safeParse(request.params.month).data;
      if (asked === undefined) return problem(reply, 400, 'malformed');
      reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="frequentation-${asked}.csv"`);
      return reply.send(monthCsv(await monthReport(db, asked, today())));
    });
    reportRoutes(scope, central, async (request) => (await readerOf(central, request))?.name ?? '');
    scope.get('/api/terminals', async () => ({
      sites: await allSites(db),
      terminals: (await allTerminals(db)).map(({ publicKey, ...line }) => ({ ...line, words: fourWords(createHash('sha256').update(publicKey).digest()) })),
    }));
    scope.post('/api/enrolment-codes', async (request, reply) => {
      const given = codeInput.safeParse(request.body).data;
      if (given === undefined) return problem(reply, 400, 'malformed');
      return reply.code(201).send({ code: await createEnrolmentCode(central, given) });
    });
    scope.post<{ Params: { name: string } }>('/api/terminals/:name/revoke', async (request, reply) =>
      (await revokeTerminal(db, request.params.name, central.now())) ? reply.send({}) : problem(reply, 404, 'not-found'),
    );
  });
}

/** A one-time code for a terminal of this antenne, good for a day; the antenne is made or renamed with it. */
export async function createEnrolmentCode(central: Central, given: { readonly siteCode: string; readonly siteName: string }): Promise<string> {
  const code = newEnrolmentCode();
  await inTransaction(central.db, async (transaction) => {
    await keepSite(transaction, given.siteCode, given.siteName);
    await keepEnrolmentCode(transaction, { code, siteCode: given.siteCode, at: central.now() });
  });
  return code;
}

async function readerOf(central: Central, request: FastifyRequest): Promise<{ readonly name: string } | undefined> {
  const token = request.cookies[COOKIE];
  return token === undefined ? undefined : readerOfSession(central.db, token, central.now());
}

/** Counted before the check, forgiven after a success (TRUST A-3); a name that does not exist costs the same time. */
async function signIn(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, timeZone } = central;
  const now = central.now();
  const given = signInInput.safeParse(request.body).data;
  if (given === undefined) return problem(reply, 400, 'malformed');
  const reader = await findReader(db, given.name.trim());
  const decoy = '$scrypt$ln=17,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  if (reader !== undefined) {
    const day = businessDayOf(now, timeZone);
    const decision = countTry(reader, { now, today: day, nextDayMs: epochOfLocal(addDays(day, 1), 0, timeZone) });
    if (decision.kind === 'blocked') return problem(reply, 429, 'blocked', { retryAfterS: Math.ceil((decision.untilMs - now) / 1000) });
    await setReaderFailures(db, reader.id, decision.counters);
  }
  const matches = await secretMatches(typedPassphrase(given.passphrase), central.pepper, reader?.verifier ?? decoy);
  if (reader === undefined || !matches) return problem(reply, 401, 'wrong');
  await setReaderFailures(db, reader.id, { failures: 0, failuresToday: 0, failureDay: null, blockedUntil: null });
  const token = randomBytes(24).toString('base64url');
  await keepSession(db, { token, reader: reader.id, expiresAt: now + SESSION_MS, now });
  const secure = request.protocol === 'https';
  return reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: SESSION_MS / 1000 }).send({ name: reader.name });
}
