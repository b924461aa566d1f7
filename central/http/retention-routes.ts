import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { judgeRetention, retentionMonths } from '../../shared/domain/retention.ts';
import type { Central } from '../central.ts';
import { retentionView } from '../reports/retention-view.ts';
import { keepRetentionRule, retentionRule } from '../store/retention-store.ts';
import { changing } from './changing.ts';
import { problem } from './problem.ts';

export const retentionInput = z.strictObject({
  months: z.int().min(retentionMonths.least).max(retentionMonths.most),
  reason: z
    .string()
    .trim()
    .max(300)
    .refine((text) => !/\p{Cc}|\p{Bidi_Control}/u.test(text)),
});

/** How long pseudonymised facts are kept: what holds, what went, what will go; and another rule, from the next night on. */
export function retentionRoutes(server: FastifyInstance, central: Central): void {
  const { db } = central;
  server.get('/api/retention', { config: { access: 'manage' } }, () => retentionView({ db, now: central.now(), timeZone: central.timeZone }));
  server.post('/api/retention', async (request, reply) => {
    const given = retentionInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    if (judgeRetention(given) !== 'good') return problem(reply, 400, 'reason-missing');
    const { months: before } = await retentionRule(db);
    await changing(central, request, {
      object: `${before} → ${given.months}${given.reason === '' ? '' : ` : ${given.reason}`}`,
      work: (transaction) => keepRetentionRule(transaction, { ...given, at: central.now(), author: request.reader?.name ?? '' }),
    });
    return reply.code(201).send({});
  });
}
