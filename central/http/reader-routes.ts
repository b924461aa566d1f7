import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { fourWords } from '../../shared/domain/four-words.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { keepEnrolmentCode } from '../store/enrolment-store.ts';
import { allSites, allTerminals, keepSite, revokeTerminal } from '../store/terminal-store.ts';
import type { Store } from '../store/tables.ts';
import { changing } from './changing.ts';
import { problem } from './problem.ts';
import { newEnrolmentCode } from './enrolment-code.ts';

export const codeInput = z.strictObject({ siteCode: z.string().regex(/^[A-Z0-9-]{2,12}$/), siteName: z.string().trim().min(1).max(80) });

/** The terminals and antennes that coordinators manage. */
export function readerRoutes(server: FastifyInstance, central: Central): void {
  const { db } = central;
  server.get('/api/terminals', async () => ({
    sites: await allSites(db),
    terminals: (await allTerminals(db)).map(({ fingerprint, ...line }) => ({ ...line, words: fingerprint === null ? [] : fourWords(fingerprint) })),
  }));
  server.post('/api/enrolment-codes', async (request, reply) => {
    const given = codeInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const code = await changing(central, request, { object: given.siteCode, work: (transaction) => keepNewCode(transaction, given, central.now()) });
    return reply.code(201).send({ code });
  });
  server.post<{ Params: { name: string } }>('/api/terminals/:name/revoke', async (request, reply) => {
    const { name } = request.params;
    const done = await changing(central, request, {
      object: name,
      work: (transaction) => revokeTerminal(transaction, name, central.now()),
      isDone: (revoked) => revoked,
    });
    return done ? reply.send({}) : problem(reply, 404, 'not-found');
  });
}

/** A one-time code for a terminal of this antenne, good for a day; the antenne is made or renamed with it. */
export const createEnrolmentCode = ({ db, now }: Central, given: CodeFor): Promise<string> =>
  inTransaction(db, (transaction) => keepNewCode(transaction, given, now()));

type CodeFor = z.infer<typeof codeInput>;
async function keepNewCode(transaction: Store, given: CodeFor, at: number): Promise<string> {
  const code = newEnrolmentCode();
  await keepSite(transaction, given.siteCode, given.siteName);
  await keepEnrolmentCode(transaction, { code, siteCode: given.siteCode, at });
  return code;
}
