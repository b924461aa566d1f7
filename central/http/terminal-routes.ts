import { createHash, randomBytes, verify } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { batchBounds, enrolRequest } from '../../shared/contract/batch.ts';
import {
  CREATED_TOLERANCE_S,
  contentDigest,
  enrolmentProofText,
  publicKeyOf,
  readSignature,
  signatureHolds,
  uploadProfile,
} from '../../shared/contract/message-signature.ts';
import { fourWords } from '../../shared/domain/four-words.ts';
import { acceptBatch } from '../ingest/accept-batch.ts';
import type { Central } from '../central.ts';
import { enrolledWith } from '../store/enrolled-with.ts';
import {
  addTerminal,
  codeIsGood,
  countEnrolmentFailure,
  enrolmentCodeHash,
  enrolmentFailures,
  terminalOfKey,
  noteContact,
  siteExists,
} from '../store/terminal-store.ts';
import { openApiRoute } from './openapi.ts';
import { problem } from './problem.ts';
import { unfold } from './unfold.ts';

const MEDIA_TYPE = 'application/vnd.epn.batch.v1+json';
/** A guessed code is worth nothing after these failures in an hour, whoever guesses (TRUST 7.6). */
const FAILURES_AN_HOUR = 20;

/** What terminals use: enrolment and sealed batches. */
export function terminalRoutes(server: FastifyInstance, central: Central): void {
  server.addContentTypeParser(MEDIA_TYPE, { parseAs: 'buffer', bodyLimit: batchBounds.wireBytes }, (_request, body, done) => done(null, body));
  server.post('/v1/enrol', { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }, (request, reply) => enrol(central, request, reply));
  openApiRoute(server);
  server.put<BatchRoute>('/v1/terminals/:terminal/logs/:log/batches/:bseq', (request, reply) => receive(central, request, reply));
}

interface BatchRoute {
  Params: { readonly terminal: string; readonly log: string; readonly bseq: string };
}

async function enrol(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, now } = central;
  const at = now();
  const given = enrolRequest.safeParse(request.body).data;
  if (given === undefined) return problem(reply, 400, 'malformed');
  if ((await enrolmentFailures(db, at - 3_600_000)) >= FAILURES_AN_HOUR) return problem(reply, 429, 'too-many-failures', { retryAfterS: 3600 });
  const publicKey = Buffer.from(given.publicKey, 'base64url');
  const holdsKey = proves(given, publicKey);
  const { code, siteCode } = given;
  const again = holdsKey ? await enrolledWith(db, { codeHash: enrolmentCodeHash(code), siteCode, publicKey, at }) : undefined;
  if (again !== undefined) return reply.code(201).send({ ...again, serverTime: new Date(at).toISOString() });
  const isGood = holdsKey && (await siteExists(db, given.siteCode)) && (await codeIsGood(db, { code: given.code, siteCode: given.siteCode, at }));
  const added = isGood ? await addTerminal(db, { code: given.code, siteCode: given.siteCode, publicKey, at }) : undefined;
  if (added === undefined) {
    await countEnrolmentFailure(db, at);
    return problem(reply, 400, 'enrolment-code-invalid');
  }
  central.log.info({ terminal: added.terminal, words: fourWords(createHash('sha256').update(publicKey).digest()).join(' ') }, 'terminal enrolled');
  return reply.code(201).send({ ...added, serverTime: new Date(at).toISOString() });
}

function proves(given: { readonly code: string; readonly publicKey: string; readonly proof: string }, publicKey: Buffer): boolean {
  try {
    return verify(null, enrolmentProofText(given.code, given.publicKey), publicKeyOf(publicKey), Buffer.from(given.proof, 'base64url'));
  } catch {
    return false; // 32 bytes that are no key
  }
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
  const headers = textHeaders(request);
  const signature = readSignature(headers, uploadProfile);
  if (signature === null) return problem(reply, 401, 'signature');
  const terminal = await terminalOfKey(db, signature.keyId);
  if (terminal === undefined || terminal.name !== name) return problem(reply, 401, 'unknown-key');
  if (terminal.revoked) return problem(reply, 403, 'revoked');
  if (headers['content-digest'] !== contentDigest(body)) return problem(reply, 400, 'digest');
  const signed = { method: request.method, authority: headers.host ?? '', path: request.url.split('?')[0] ?? '', headers };
  if (!signatureHolds(signed, signature, terminal.publicKey)) return problem(reply, 401, 'signature');
  // The signature holds, so `created` is the terminal's own clock.
  const gapMs = signature.created * 1000 - at;
  if (Math.abs(gapMs) > CREATED_TOLERANCE_S * 1000) return problem(reply, 401, 'clock', { serverTime });
  const unfolded = unfold(body);
  if (unfolded === undefined) return problem(reply, 422, 'unreadable');
  const logId = Buffer.from(log, 'hex');
  const done = await acceptBatch(db, { terminal, logId, bseq: Number(bseq), bytes: body, body: unfolded, now: at, timeZone: central.timeZone, gapMs });
  if (done.kind === 'malformed') {
    await noteContact(db, { number: terminal.number, at, gapMs });
    return problem(reply, 422, 'malformed');
  }
  if (done.kind !== 'accepted') return problem(reply, 409, done.kind, { head: done.head, ...(done.current === null ? {} : { current: done.current }) });
  if (!done.receipt.replayed) central.metrics.facts(done.facts, done.receipt.quarantined.length);
  return reply.code(done.receipt.replayed ? 200 : 201).send({ ...done.receipt, serverTime });
}

function textHeaders(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** Ten Crockford characters: 50 bits. */
export function newEnrolmentCode(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...randomBytes(10)].map((byte) => alphabet.charAt(byte & 31)).join('');
}
