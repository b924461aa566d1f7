import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { centralProblem, type EnrolAnswer, enrolAnswer } from '../../contract/batch.ts';
import { enrolmentProofText, pairFingerprint, rawPublicKey } from '../../contract/message-signature.ts';
import { type ProblemCode, ProblemError } from '../../contract/problems.ts';
import { fourWords } from '../../domain/four-words.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { forgetVersions } from '../organisation/handed-down-store.ts';
import { readSettings, writeSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { setClockOffset } from './outbox-store.ts';
import { renewLog } from './renew-log.ts';
import { forgetNextKey, nextKey, takeKey } from './terminal-identity.ts';

/** Makes a key, trades the one-time code for an identity under it, pins central's key, and answers the four words to compare. */
export async function enrolTerminal(call: Call, given: { centralUrl: string; code: string }): Promise<{ words: readonly string[] }> {
  const site = siteHere(call.db);
  if (site === undefined) throw new ProblemError('not-set-up');
  const url = safeCentralUrl(given.centralUrl);
  const code = given.code.replace(/[\s-]/g, '').toUpperCase();
  // Always a new one: a terminal that is enrolled again may have been revoked because its key was stolen.
  const key = await nextKey(call.core, newKey);
  const answer = await trade(call, { url, code, key, siteCode: site.code });
  await takeKey(call.core, { keyId: answer.keyId, key });
  const isAgain = readSettings(call.db).terminal !== null;
  call.write(() => {
    // Under a new name central knows no log of ours: everything is told again, above whatever revisions it may have from before.
    if (isAgain) renewLog(call.db, { why: 'diverged', logId: call.core.ports.random.bytes(16), after: null, now: call.now });
    writeSettings(call.db, { centralUrl: url.origin, terminal: answer.terminal, keyId: answer.keyId, centralKey: answer.centralKey, keySince: call.now });
    setClockOffset(call.db, 0);
    forgetVersions(call.db);
    appendAudit(call, { method: 'upload.enrol', object: `terminal:${answer.terminal}` });
  });
  await forgetNextKey(call.core);
  call.changed('upload', 'settings');
  const centralKey = Buffer.from(answer.centralKey, 'base64url');
  return { words: fourWords(pairFingerprint({ terminalKey: rawPublicKey(key), centralKey, code })) };
}

const refusals: Readonly<Record<string, ProblemCode>> = { 'enrolment-code-invalid': 'enrolment-code-invalid', 'too-many-failures': 'enrolment-paused' };

async function trade(
  call: Call,
  given: { readonly url: URL; readonly code: string; readonly key: Uint8Array; readonly siteCode: string },
): Promise<EnrolAnswer> {
  const { url, code, siteCode } = given;
  const publicKey = rawPublicKey(given.key).toString('base64url');
  const holder = createPrivateKey({ key: Buffer.from(given.key), format: 'der', type: 'pkcs8' });
  const proof = sign(null, enrolmentProofText({ origin: url.origin, code, publicKey }), holder).toString('base64url');
  const body = Buffer.from(JSON.stringify({ code, publicKey, proof, siteCode }));
  const response = await call.core.ports.central
    .send({ method: 'POST', url: new URL('/v1/enrol', url).href, headers: { 'content-type': 'application/json' }, body })
    .catch((): never => {
      throw new ProblemError('central-unreachable');
    });
  const answer = response.status === 201 ? enrolAnswer.safeParse(jsonOf(response.body)).data : undefined;
  if (answer !== undefined) return answer;
  const refusal = centralProblem.safeParse(jsonOf(response.body)).data;
  throw new ProblemError(refusals[refusal?.code ?? ''] ?? 'central-refused', { status: response.status });
}

/** Ed25519, PKCS #8. */
export function newKey(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}

/** https only, but for a central on this very machine. */
function safeCentralUrl(text: string): URL {
  const url = new URL(text);
  const isHere = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]';
  if (url.protocol !== 'https:' && !isHere) throw new ProblemError('invalid-input', { fields: 'centralUrl' });
  return url;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused by the schema that reads it
  }
}
