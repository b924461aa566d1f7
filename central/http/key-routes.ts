import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keyRequest } from '../../shared/contract/batch.ts';
import { readSignature, rotationProfile, signatureHolds } from '../../shared/contract/message-signature.ts';
import type { Central } from '../central.ts';
import { addKey, isFirstSeen } from '../store/key-store.ts';
import { problem } from './problem.ts';
import { jsonOf, signedByTerminal } from './signed-request.ts';

interface Named {
  Params: { readonly terminal: string };
}

/** A terminal's new key (TRUST 7.6): signed by the key it has and by the new one; the one before holds seven days more. */
export function keyRoutes(server: FastifyInstance, central: Central): void {
  server.post<Named>('/v1/terminals/:terminal/keys', { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }, (request, reply) =>
    rotate(central, request, reply),
  );
}

async function rotate(central: Central, request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = central;
  const { body } = request;
  const at = central.now();
  if (!Buffer.isBuffer(body)) return problem(reply, 415, 'media-type');
  const signed = await signedByTerminal(central, { request, reply, profile: rotationProfile, name: request.params.terminal, body });
  if (signed.kind === 'refused') return signed.reply;
  const given = keyRequest.safeParse(jsonOf(body)).data;
  if (given === undefined) return problem(reply, 422, 'malformed');
  const publicKey = Buffer.from(given.publicKey, 'base64url');
  const second = readSignature(signed.message.headers, rotationProfile, 'sig2');
  // Both were made for this very request: the second by the key that it brings.
  const isOwn = second !== null && second.nonce === signed.nonce && signatureHolds(signed.message, second, publicKey);
  if (!isOwn) return problem(reply, 401, 'signature');
  if (!(await isFirstSeen(db, signed.nonce, at))) return problem(reply, 409, 'replayed');
  const added = await addKey(db, { terminal: signed.terminal, publicKey });
  if (added === undefined) return problem(reply, 409, 'key-taken');
  if (added.isNew) central.log.info({ terminal: signed.terminal.name, key: added.keyId }, 'terminal key replaced');
  return reply
    .code(added.isNew ? 201 : 200)

    .send({ keyId: added.keyId, serverTime: new Date(at).toISOString() });
}
