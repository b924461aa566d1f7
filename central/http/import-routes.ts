import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { batchBounds } from '../../shared/contract/batch.ts';
import { type CarriedAnswer, carriedBatches, type CarriedBatches, carriedBounds, type CarriedReply } from '../../shared/contract/carried-files.ts';
import { contentOf, documentHolds, signDocument, signedDocument } from '../../shared/contract/signed-document.ts';
import type { Central } from '../central.ts';
import { type Acceptance, acceptBatch } from '../ingest/accept-batch.ts';
import type { ImportView } from '../reports/import-view.ts';
import { type KnownTerminal, terminalOfKey } from '../store/terminal-store.ts';
import { changing } from './changing.ts';
import { handDown } from './handed-down-routes.ts';
import { problem } from './problem.ts';
import { unfold } from './unfold.ts';

/** Batches carried on a USB key: the same bytes, the same code and the same idempotence as over the network. */
export function importRoutes(server: FastifyInstance, central: Central): void {
  server.post('/api/imports', { bodyLimit: carriedBounds.fileBytes }, (request, reply) => take(central, request, reply));
}

async function take(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const signed = signedDocument.safeParse(request.body).data;
  const content = signed === undefined ? undefined : carriedBatches.safeParse(contentOf(signed)).data;
  if (signed === undefined || content === undefined) return problem(reply, 422, 'import-unreadable');
  // A key that was replaced since still vouches for what was written before.
  const terminal = await terminalOfKey(central.db, content.keyId, Math.min(central.now(), Date.parse(content.at)));
  if (terminal === undefined || terminal.name !== content.terminal) return problem(reply, 409, 'import-unknown-terminal');
  if (!documentHolds('epn-export-v1', signed, terminal.publicKey)) return problem(reply, 422, 'import-changed');
  if (terminal.revoked) return problem(reply, 409, 'import-revoked');
  request.changed = `${terminal.name}: ${content.batches.length}, ${content.at.slice(0, 16)}`;
  const replies = await acceptInOrder(central, request, { terminal, content });
  const now = central.now();
  const answer: CarriedAnswer = {
    v: 1,
    to: terminal.name,
    nonce: content.nonce,
    log: content.log,
    at: new Date(now).toISOString(),
    replies,
    handedDown: await handDown(central, { terminal, nonce: content.nonce, asked: content.ask }),
  };
  const fileName = `reponse-${terminal.name}-${content.at.slice(0, 16).replaceAll(/\D/g, '')}.accueil`;
  const view: ImportView = {
    ...countsOf(replies),
    terminal: terminal.name,
    siteCode: terminal.siteCode,
    writtenAt: content.at,
    notTried: content.batches.length - replies.length,
    answer: signDocument('epn-answer-v1', answer, central.key.privateDer),
    fileName,
  };
  return reply.code(201).send(view);
}

const isFresh = (done: Acceptance): boolean => done.kind === 'accepted' && !done.receipt.replayed;

function countsOf(replies: readonly CarriedReply[]): Pick<ImportView, 'fresh' | 'known' | 'aside' | 'stopped'> {
  const taken = replies.filter((one) => one.kind === 'receipt');
  const stop = replies.find((one) => one.kind === 'problem');
  return {
    fresh: taken.filter(({ replayed }) => !replayed).length,
    known: taken.filter(({ replayed }) => replayed).length,
    aside: taken.reduce((sum, { quarantined }) => sum + quarantined.length, 0),
    stopped: stop === undefined ? null : { bseq: stop.bseq, why: stop.status === 409 ? 'not-next' : 'unreadable' },
  };
}

/**
 * Each batch in a transaction of its own, as it would have come; the first refusal ends it, for what follows hangs on it.
 * The file's line of the history is written with the first batch that it brings.
 */
async function acceptInOrder(
  central: Central,
  request: FastifyRequest,
  given: { readonly terminal: KnownTerminal; readonly content: CarriedBatches },
): Promise<CarriedReply[]> {
  const { terminal } = given;
  const { log, batches } = given.content;
  const logId = Buffer.from(log, 'hex');
  const replies: CarriedReply[] = [];
  for (const { bseq, bytes: text } of batches) {
    const bytes = Buffer.from(text, 'base64');
    const refused = (status: number, code: string): CarriedReply => ({ kind: 'problem', bseq, status, code, head: null, current: null });
    const body = bytes.length > batchBounds.wireBytes ? undefined : unfold(bytes);
    if (body === undefined) return [...replies, refused(bytes.length > batchBounds.wireBytes ? 413 : 422, 'unreadable')];
    const received = { terminal, logId, bseq, bytes, body, now: central.now(), timeZone: central.timeZone };
    const done = request.recorded
      ? await acceptBatch(central.db, received)
      : await changing(central, request, { object: request.changed ?? '', work: (transaction) => acceptBatch(transaction, received), isDone: isFresh });
    if (done.kind === 'malformed') return [...replies, refused(422, 'malformed')];
    if (done.kind !== 'accepted') return [...replies, { kind: 'problem', bseq, status: 409, code: done.kind, head: done.head, current: done.current }];
    if (!done.receipt.replayed) central.metrics.facts(done.facts, done.receipt.quarantined);
    replies.push({ kind: 'receipt', bseq, ...done.receipt });
  }
  return replies;
}
