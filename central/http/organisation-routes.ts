import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { dayText } from '../../shared/contract/day-text.ts';
import { district, siteCode } from '../../shared/contract/handed-down.ts';
import { kioskPurposes } from '../../shared/domain/vocabulary.ts';
import type { Central } from '../central.ts';
import * as kept from '../store/organisation-store.ts';
import { changing } from './changing.ts';
import { problem } from './problem.ts';

const line = z.string().trim().min(1).max(80);
export const siteInput = z.strictObject({ code: siteCode, name: line, districts: z.array(district).max(40) });
export const purposesInput = z.strictObject({ purposes: z.array(z.enum(kioskPurposes)).max(kioskPurposes.length) });
export const charterInput = z.strictObject({
  from: dayText,
  texts: z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1).max(20_000)).refine((texts) => texts.fr !== undefined),
});

/** What coordinators decide for all antennes and central hands to their terminals; the opening calendar and the targets are with the reports. */
export function organisationRoutes(server: FastifyInstance, central: Central): void {
  const { db } = central;
  server.get('/api/organisation', async () => ({
    sites: await kept.sitesWithDistricts(db),
    purposes: await kept.offeredPurposes(db),
    purposesKnown: kioskPurposes,
    charters: await kept.allCharters(db),
  }));
  server.post('/api/organisation/sites', async (request, reply) => {
    const given = siteInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    await changing(central, request, { object: given.code, work: (transaction) => kept.keepSiteWithDistricts(transaction, given) });
    return reply.code(201).send({});
  });
  server.post('/api/organisation/purposes', async (request, reply) => {
    const given = purposesInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    await changing(central, request, { object: given.purposes.join(' '), work: (transaction) => kept.keepOfferedPurposes(transaction, given.purposes) });
    return reply.code(201).send({});
  });
  server.post('/api/organisation/charters', { bodyLimit: 512 * 1024 }, async (request, reply) => {
    const given = charterInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const charter = { ...given, at: central.now(), author: request.reader?.name ?? '' };
    const version = await changing(central, request, { object: given.from, work: (transaction) => kept.addCharter(transaction, charter) });
    return reply.code(201).send({ version });
  });
}
