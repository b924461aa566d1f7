import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { Central } from '../central.ts';
import { calendarView, changeDayOff, changeOpening, changeSpecialOpening } from '../reports/calendar.ts';
import { closeMonth } from '../reports/close-month.ts';
import { addComment } from '../reports/comments.ts';
import { comparison } from '../reports/comparison.ts';
import { completeness } from '../reports/completeness.ts';
import { definitions } from '../reports/definitions.ts';
import { exportFile, exportLines, makeExport } from '../reports/make-export.ts';
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

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

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
  get('exports', q.noQuery, async () => ({ exports: await exportLines(db) }));

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
  // A reader may take files away: what was made, by whom and when is kept.
  server.post('/api/reports/exports', { config: { access: 'read' } }, async (request, reply) => {
    const given = q.exportInput.safeParse(request.body).data;
    if (given === undefined) return problem(reply, 400, 'malformed');
    request.changed = `${given.site} ${given.month} ${given.format}`;
    const line = await makeExport(asked(), { ...given, by: by(request) });
    if (line === undefined) return problem(reply, 404, 'not-found');
    return reply.code(201).send(line);
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
  server.get<{ Params: { id: string } }>('/api/reports/exports/:id/file', (request, reply) => sendFile(central, request.params.id, reply));
}

async function sendFile(central: Central, id: string, reply: FastifyReply): Promise<FastifyReply> {
  const number = q.exportId.safeParse(id).data;
  const file = number === undefined ? undefined : await exportFile(central.db, number);
  if (file === undefined) return problem(reply, 404, 'not-found');
  const type = file.format === 'csv' ? mediaTypes.csv : mediaTypes.xlsx;
  // The name is made of checked parts: letters, digits, hyphens and dots.
  return reply.type(type).header('content-disposition', `attachment; filename="${file.fileName}"`).send(file.bytes);
}
