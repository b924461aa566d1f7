import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { Central } from '../central.ts';
import { calendarView, changeDayOff, changeOpening, changeSpecialOpening } from '../reports/calendar.ts';
import { closeMonth } from '../reports/close-month.ts';
import { addComment } from '../reports/comments.ts';
import { comparison } from '../reports/comparison.ts';
import { completeness } from '../reports/completeness.ts';
import { definitions } from '../reports/definitions.ts';
import { leavingReport } from '../reports/leaving-report.ts';
import { monthlyReport } from '../reports/monthly-report.ts';
import { monthOverview } from '../reports/overview.ts';
import { publicPage } from '../reports/public-page.ts';
import * as q from '../reports/queries.ts';
import { rampUp } from '../reports/ramp-up.ts';
import { closedVersions } from '../reports/read-closings.ts';
import { addConvention, keepTarget, targetsView } from '../reports/targets.ts';
import type { Store } from '../store/tables.ts';
import { changing, keepLine } from './changing.ts';
import { problem } from './problem.ts';

/** Everything the coordinators' figures ask for. Reading asks for *read*; closing, commenting and targets for *manage* (guard-api). */
export function reportRoutes(server: FastifyInstance, central: Central): void {
  const { db } = central;
  const by = ({ reader }: FastifyRequest): string => reader?.name ?? '';
  const asked = () => ({ db, now: central.now(), timeZone: central.timeZone });
  const get = <Query>(path: string, query: ZodType<Query>, answer: (given: Query) => unknown): void => {
    server.get(`/api/reports/${path}`, async (request, reply) => {
      const given = query.safeParse(request.query);
      if (!given.success) return problem(reply, 400, 'malformed');
      const body = await answer(given.data);
      return body === undefined ? problem(reply, 404, 'not-found') : reply.send(body);
    });
  };
  get('overview', q.monthQuery, ({ month }) => monthOverview(asked(), month));
  get('month', q.reportQuery, (given) => monthlyReport(asked(), given));
  get('leaving', q.leavingQuery, (given) => leavingReport(asked(), given));
  get('ramp-up', q.rampUpQuery, (given) => rampUp(asked(), given));
  get('comparison', q.comparisonQuery, (given) => comparison(asked(), given));
  get('completeness', q.monthQuery, ({ month }) => completeness(asked(), month));
  get('public', q.publicQuery, (given) => publicPage(asked(), given));
  get('closings', q.closingsQuery, async ({ month }) => ({ versions: await closedVersions(db, month) }));
  get('targets', q.noQuery, () => targetsView(db));
  get('calendar', q.noQuery, () => calendarView(db));
  get('definitions', q.noQuery, () => definitions());

  server.post('/api/reports/closings', async (request, reply) => {
    const given = q.closeInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const keep = (transaction: Store) => keepLine(central, request, { transaction, object: `${given.month} ${given.version}` });
    const result = await closeMonth(asked(), { ...given, by: by(request), keep });
    if (result.kind === 'refused') return problem(reply, 409, `closing-${result.reason}`);
    return reply.code(201).send(result.version);
  });
  server.post('/api/reports/comments', async (request, reply) => {
    const given = q.commentInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const id = await changing(central, request, {
      object: `${given.site} ${given.month}`,
      work: (transaction) => addComment(transaction, { ...given, author: by(request), at: central.now() }),
      isDone: (made) => made !== undefined,
    });
    return id === undefined ? problem(reply, 404, 'not-found') : reply.code(201).send({ id });
  });
  server.post('/api/reports/conventions', async (request, reply) => {
    const given = q.conventionInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    return reply.code(201).send({ id: await changing(central, request, { object: given.name, work: (transaction) => addConvention(transaction, given) }) });
  });
  server.post('/api/reports/targets', async (request, reply) => {
    const given = q.targetInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const kept = await changing(central, request, {
      object: `${given.site} ${given.figure}`,
      work: (transaction) => keepTarget(transaction, { ...given, by: by(request), at: central.now() }),
      isDone: (answer) => answer === 'kept',
    });
    return kept === 'unknown' ? problem(reply, 404, 'not-found') : reply.code(201).send({});
  });
  server.post('/api/reports/openings', async (request, reply) => {
    const given = q.openingInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const done = await changing(central, request, {
      object: given.site,
      work: (transaction) => changeOpening(transaction, given),
      isDone: (changed) => changed,
    });
    return done ? reply.code(201).send({}) : problem(reply, 404, 'not-found');
  });
  server.post('/api/reports/days-off', async (request, reply) => {
    const given = q.dayOffInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const done = await changing(central, request, {
      object: `${given.site} ${given.day}`,
      work: (transaction) => changeDayOff(transaction, given),
      isDone: (changed) => changed,
    });
    return done ? reply.code(201).send({}) : problem(reply, 404, 'not-found');
  });
  server.post('/api/reports/special-openings', async (request, reply) => {
    const given = q.specialOpeningInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    const done = await changing(central, request, {
      object: `${given.site} ${given.day}`,
      work: (transaction) => changeSpecialOpening(transaction, given),
      isDone: (changed) => changed,
    });
    return done ? reply.code(201).send({}) : problem(reply, 404, 'not-found');
  });
}
