import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { batchBounds } from '../../shared/contract/batch.ts';
import { uploadProfile } from '../../shared/contract/message-signature.ts';
import { acceptBatch } from '../ingest/accept-batch.ts';
import type { Central } from '../central.ts';
import { noteContacts } from '../store/terminal-store.ts';
import { enrol } from './enrol.ts';
import { problem } from './problem.ts';
import { signedByTerminal } from './signed-request.ts';
import { unfold } from './unfold.ts';

const MEDIA_TYPE = 'application/vnd.epn.batch.v1+json';
/** What terminals use: enrolment and sealed batches. */
export function terminalRoutes(server: FastifyInstance, central: Central): void {
  server.addContentTypeParser(MEDIA_TYPE, { parseAs: 'buffer', bodyLimit: batchBounds.wireBytes }, (_request, body, done) => done(null, body));
  server.post('/v1/enrol', { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }, (request, reply) => enrol(central, request, reply));
  server.put<BatchRoute>('/v1/terminals/:terminal/logs/:log/batches/:bseq', (request, reply) => receive(central, request, reply));
}

interface BatchRoute {
  Params: { readonly terminal: string; readonly log: string; readonly bseq: string };
}

/** The order of checks is that of TRUST 7.4. */
async function receive(central: Central, request: FastifyRequest<BatchRoute>, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = central;
  const at = central.now();
  const serverTime = new Date(at).toISOString();
  const { terminal: name, log, bseq } = request.params;
  const { body } = request;
  if (!Buffer.isBuffer(body) || request.headers['content-encoding'] !== 'gzip') return problem(reply, 415, 'media-type');
  if (!/^[0-9a-f]{32}$/.test(log) || !/^[1-9]\d{0,9}$/.test(bseq)) return problem(reply, 400, 'malformed');
  const signed = await signedByTerminal(central, { request, reply, profile: uploadProfile, name, body });
  if (signed.kind === 'refused') return signed.reply;
  const { terminal, gapMs } = signed;
  const unfolded = unfold(body);
  if (unfolded === undefined) return problem(reply, 422, 'unreadable');
  const logId = Buffer.from(log, 'hex');
  const done = await acceptBatch(db, { terminal, logId, bseq: Number(bseq), bytes: body, body: unfolded, now: at, timeZone: central.timeZone, gapMs });
  if (done.kind === 'malformed') {
    await noteContacts(db, [{ number: terminal.number, at, gapMs }]);
    return problem(reply, 422, 'malformed');
  }
  if (done.kind !== 'accepted') return problem(reply, 409, done.kind, { head: done.head, ...(done.current === null ? {} : { current: done.current }) });
  if (!done.receipt.replayed) central.metrics.facts(done.facts, done.receipt.quarantined);
  return reply.code(done.receipt.replayed ? 200 : 201).send({ ...done.receipt, serverTime });
}
