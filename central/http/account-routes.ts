import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { passphraseFrom } from '../../shared/domain/passphrase.ts';
import { readerRoles } from '../../shared/domain/reader-role.ts';
import type { Central } from '../central.ts';
import { latestChanges } from '../store/change-store.ts';
import * as accounts from '../store/reader-store.ts';
import { changing } from './changing.ts';
import { problem } from './problem.ts';
import { giveSession } from './session-cookie.ts';
import { newSession, trySecret, verifierFor } from './sign-in-routes.ts';

type Named = { Params: { readonly name: string } };
export const newAccount = z.strictObject({ name: z.string().trim().min(2).max(60), role: z.enum(readerRoles) });
export const roleInput = z.strictObject({ role: z.enum(readerRoles) });
export const currentInput = z.strictObject({ current: z.string().min(1).max(200) });

/** The coordinators' accounts. Passphrases are drawn here, shown once, never kept (TRUST A-1). */
export function accountRoutes(server: FastifyInstance, central: Central): void {
  const { db } = central;
  server.get('/api/accounts', { config: { access: 'manage' } }, async () => ({
    accounts: (await accounts.allReaders(db)).map(({ name, role, disabledAt, issuer, blockedUntil }) => ({
      name,
      role,
      disabled: disabledAt !== null,
      byPassphrase: issuer === null,
      blocked: blockedUntil !== null && blockedUntil > central.now(),
    })),
  }));
  server.get('/api/changes', { config: { access: 'manage' } }, async () => ({ changes: await latestChanges(db, 200) }));
  server.post('/api/accounts', async (request, reply) => {
    const given = newAccount.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    if ((await accounts.findReader(db, given.name)) !== undefined) return problem(reply, 409, 'name-taken');
    const { passphrase, verifier } = await draw(central);
    await changing(central, request, { object: given.name, work: (transaction) => accounts.insertReader(transaction, { ...given, verifier }) });
    return reply.code(201).send({ passphrase });
  });
  server.post<Named>('/api/accounts/:name/passphrase', (request, reply) => ofPassphrase(central, request, reply));
  server.post<Named>('/api/accounts/:name/role', async (request, reply) => {
    const account = await accounts.findReader(db, request.params.name);
    const given = roleInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    if (account === undefined) return problem(reply, 404, 'not-found');
    if (given.role !== 'manage' && (await isLastManager(central, account))) return problem(reply, 409, 'last-manager');
    await changing(central, request, { object: account.name, work: (transaction) => accounts.setRole(transaction, account.id, given.role) });
    return reply.send({});
  });
  for (const act of ['disable', 'enable'] as const)
    server.post<Named>(`/api/accounts/:name/${act}`, async (request, reply) => {
      const account = await accounts.findReader(db, request.params.name);
      if (account === undefined) return problem(reply, 404, 'not-found');
      if (act === 'disable' && (await isLastManager(central, account))) return problem(reply, 409, 'last-manager');
      await changing(central, request, {
        object: account.name,
        work: async (transaction) => {
          await accounts.setDisabled(transaction, account.id, act === 'disable' ? central.now() : null);
          if (act === 'disable') await accounts.endSessionsOf(transaction, account.id);
        },
      });
      return reply.send({});
    });
  const own = { config: { access: 'read', rateLimit: { max: 30, timeWindow: 60_000 } } } as const;
  server.post('/api/own-passphrase', own, (request, reply) => renewOwn(central, request, reply));
}

/** Someone else's: its sessions end. One's own is renewed below, with the current one. */
async function ofPassphrase(central: Central, request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> {
  const account = await accounts.findReader(central.db, request.params.name);
  if (account === undefined || account.issuer !== null) return problem(reply, 404, 'not-found');
  const { passphrase, verifier } = await draw(central);
  await changing(central, request, {
    object: account.name,
    work: async (transaction) => {
      await accounts.setVerifier(transaction, account.id, verifier);
      await accounts.endSessionsOf(transaction, account.id);
    },
  });
  return reply.send({ passphrase });
}

async function renewOwn(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const given = currentInput.safeParse(request.body).data;
  const account = request.reader === null ? undefined : await accounts.findReader(central.db, request.reader.name);
  if (given === undefined || account === undefined || account.issuer !== null) return problem(reply, 400, 'malformed');
  const tried = await trySecret(central, account, given.current);
  if (tried.kind === 'blocked') return problem(reply, 429, 'blocked', { retryAfterS: tried.retryAfterS });
  if (tried.kind === 'wrong') return problem(reply, 403, 'wrong');
  const { passphrase, verifier } = await draw(central);
  const token = await changing(central, request, {
    object: account.name,
    work: async (transaction) => {
      await accounts.setVerifier(transaction, account.id, verifier);
      await accounts.endSessionsOf(transaction, account.id);
      return newSession(transaction, account, central.now());
    },
  });
  giveSession(request, reply, { central, token });
  return reply.send({ passphrase });
}

const isLastManager = async (central: Central, account: accounts.Reader): Promise<boolean> =>
  account.role === 'manage' && account.disabledAt === null && (await accounts.otherManagers(central.db, account.id)) === 0;

async function draw(central: Central): Promise<{ readonly passphrase: string; readonly verifier: string }> {
  const passphrase = passphraseFrom(() => randomBytes(1)[0] ?? 255);
  return { passphrase, verifier: await verifierFor(central, passphrase) };
}
