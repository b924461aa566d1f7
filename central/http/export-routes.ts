import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Central } from '../central.ts';
import { askExport, jobLines } from '../reports/export-jobs.ts';
import { exportMaker } from '../reports/export-maker.ts';
import { exportFile, exportLines } from '../reports/kept-exports.ts';
import * as q from '../reports/queries.ts';
import { isTooOld } from '../../shared/domain/retention.ts';
import { keptFrom } from '../store/kept-from.ts';
import type { StorePlace } from '../store/open-store.ts';
import { changing } from './changing.ts';
import { problem } from './problem.ts';

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
/** Most files are there by then; for the others one comes back. `Prefer: wait=SECONDS` (RFC 7240) asks for another time, `respond-async` for none. */
const WAIT_S = 2;
const LONGEST_WAIT_S = 60;

/** Files of the reports (C6). A reader may take them away: what was asked for, by whom and when is written down before anything is made. */
export function exportRoutes(server: FastifyInstance, central: Central, place: StorePlace): void {
  const { db, now, timeZone } = central;
  const failed = (error: unknown): void => central.log.error({ error: String(error) }, 'a file could not be made');
  const maker = exportMaker({ db, place, now, timeZone, failed });
  server.addHook('onClose', () => maker.close());

  server.get('/api/reports/exports', async (request, reply) => {
    if (!q.noQuery.safeParse(request.query).success) return problem(reply, 400, 'malformed');
    return reply.send({ exports: await exportLines(db), making: await jobLines(db) });
  });
  server.post('/api/reports/exports', { config: { access: 'read' } }, async (request, reply) => {
    const input = q.exportInput.safeParse(request.body).data;
    if (input === undefined) return problem(reply, 400, 'malformed');
    // One line an accompaniment: of that month there are only figures left.
    if (input.format === 'la-coop' && isTooOld(input.month, await keptFrom(db))) return problem(reply, 409, 'month-gone');
    const by = request.reader?.name ?? '';
    const id = await changing(central, request, {
      object: `${input.site} ${input.month} ${input.format}`,
      work: (transaction) => askExport(transaction, { ...input, by, at: now() }),
      isDone: (asked) => asked !== undefined,
    });
    if (id === undefined) return problem(reply, 404, 'not-found');
    const made = await before(maker.make({ id, input, by }), waitOf(request));
    const line = made === null ? undefined : (await exportLines(db)).find((one) => one.id === made);
    return line === undefined ? reply.code(202).send({ job: id }) : reply.code(201).send(line);
  });
  server.get<{ Params: { id: string } }>('/api/reports/exports/:id/file', (request, reply) => sendFile(central, request.params.id, reply));
}

function waitOf(request: FastifyRequest): number {
  const prefer = String(request.headers.prefer ?? '');
  const seconds = /(?:^|[,\s])wait=(\d{1,3})(?:[,;\s]|$)/.exec(prefer)?.[1];
  if (seconds !== undefined) return Math.min(Number(seconds), LONGEST_WAIT_S);
  return /(?:^|[,\s])respond-async(?:[,;\s]|$)/.test(prefer) ? 0 : WAIT_S;
}

/** What came within so many seconds, else null. */
async function before(made: Promise<number | null>, seconds: number): Promise<number | null> {
  let bound: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => (bound = setTimeout(() => done(null), seconds * 1000)));
  const first = await Promise.race([made, late]);
  clearTimeout(bound);
  return first;
}

async function sendFile(central: Central, id: string, reply: FastifyReply): Promise<FastifyReply> {
  const number = q.exportId.safeParse(id).data;
  const file = number === undefined ? undefined : await exportFile(central.db, number);
  if (file === undefined) return problem(reply, 404, 'not-found');
  if (file.bytes.length === 0) return problem(reply, 410, 'file-gone');
  const type = file.format === 'csv' ? mediaTypes.csv : mediaTypes.xlsx;
  // The name is made of checked parts: letters, digits, hyphens and dots.
  return reply.type(type).header('content-disposition', `attachment; filename="${file.fileName}"`).send(file.bytes);
}
