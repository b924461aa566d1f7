import { verify } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type EnrolRequest, enrolRequest } from '../../shared/contract/batch.ts';
import { enrolmentProofText, pairFingerprint, publicKeyOf } from '../../shared/contract/message-signature.ts';
import { fourWords } from '../../shared/domain/four-words.ts';
import type { Central } from '../central.ts';
import { enrolledWith } from '../store/enrolled-with.ts';
import { addTerminal, codeIsGood, countEnrolmentFailure, enrolmentCodeHash, enrolmentFailures } from '../store/enrolment-store.ts';
import { siteExists } from '../store/terminal-store.ts';
import { problem } from './problem.ts';

/** A guessed code is worth nothing after these failures in an hour, whoever guesses (TRUST 7.6). */
const FAILURES_AN_HOUR = 20;

/** Trades a one-time code for an identity. The same key with the same code gets the same identity again. */
export async function enrol(central: Central, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, now, key } = central;
  const at = now();
  const given = enrolRequest.safeParse(request.body).data;
  if (given === undefined) return problem(reply, 400, 'malformed');
  if ((await enrolmentFailures(db, at - 3_600_000)) >= FAILURES_AN_HOUR) return problem(reply, 429, 'too-many-failures', { retryAfterS: 3600 });
  const { code, siteCode } = given;
  const publicKey = Buffer.from(given.publicKey, 'base64url');
  const holdsKey = originsOf(central, request).some((origin) => proves(given, origin, publicKey));
  const more = { centralKey: Buffer.from(key.publicKey).toString('base64url'), serverTime: new Date(at).toISOString() };
  const again = holdsKey ? await enrolledWith(db, { codeHash: enrolmentCodeHash(code), siteCode, publicKey, at }) : undefined;
  if (again !== undefined) return reply.code(201).send({ ...again, ...more });
  const isGood = holdsKey && (await siteExists(db, siteCode)) && (await codeIsGood(db, { code, siteCode, at }));
  const fingerprint = isGood ? pairFingerprint({ terminalKey: publicKey, centralKey: key.publicKey, code }) : null;
  const added = fingerprint === null ? undefined : await addTerminal(db, { code, siteCode, publicKey, fingerprint, at });
  if (added === undefined || fingerprint === null) {
    await countEnrolmentFailure(db, { at, siteCode });
    return problem(reply, 400, 'enrolment-code-invalid');
  }
  central.log.info({ terminal: added.terminal, words: fourWords(fingerprint).join(' ') }, 'terminal enrolled');
  return reply.code(201).send({ ...added, ...more });
}

/** Where terminals find this central: its public address when it was told one, else the name that was asked for, whatever stands in front. */
function originsOf({ publicUrl }: Central, request: FastifyRequest): readonly string[] {
  if (publicUrl !== null) return [publicUrl.origin];
  return [`https://${request.host}`, `http://${request.host}`];
}

function proves(given: EnrolRequest, origin: string, publicKey: Buffer): boolean {
  try {
    return verify(null, enrolmentProofText({ ...given, origin }), publicKeyOf(publicKey), Buffer.from(given.proof, 'base64url'));
  } catch {
    return false; // 32 bytes that are no key
  }
}
