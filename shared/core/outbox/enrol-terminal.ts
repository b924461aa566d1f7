import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { centralProblem, enrolAnswer } from '../../contract/batch.ts';
import { enrolmentProofText } from '../../contract/message-signature.ts';
import { ProblemError } from '../../contract/problems.ts';
import { fourWords } from '../../domain/four-words.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { readSettings, writeSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { setClockOffset } from './outbox-store.ts';
import { renewLog } from './renew-log.ts';

/** Makes the terminal's key, trades the one-time code for an identity, and answers the four words to compare. */
export async function enrolTerminal(call: Call, given: { centralUrl: string; code: string }): Promise<{ words: readonly string[] }> {
  const site = siteHere(call.db);
  if (site === undefined) throw new ProblemError('not-set-up');
  const url = safeCentralUrl(given.centralUrl);
  const code = given.code.replace(/[\s-]/g, '').toUpperCase();
  const { secrets, central } = call.core.ports;
  const der = secrets.get('terminal-key') ?? newKey();
  await secrets.set('terminal-key', der);
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const publicKey = raw.toString('base64url');
  const proof = sign(null, enrolmentProofText(code, publicKey), key).toString('base64url');
  const body = Buffer.from(JSON.stringify({ code, publicKey, proof, siteCode: site.code }));
  const response = await central
    .send({ method: 'POST', url: new URL('/v1/enrol', url).href, headers: { 'content-type': 'application/json' }, body })
    .catch((): never => {
      throw new ProblemError('central-unreachable');
    });
  const answer = response.status === 201 ? enrolAnswer.safeParse(jsonOf(response.body)).data : undefined;
  if (answer === undefined) {
    const refusal = centralProblem.safeParse(jsonOf(response.body)).data;
    throw new ProblemError(refusal?.code === 'enrolment-code-invalid' ? 'enrolment-code-invalid' : 'central-refused', { status: response.status });
  }
  const isAgain = readSettings(call.db).terminal !== null;
  call.write(() => {
    // Under a new name central knows no log of ours: everything is told again, above whatever revisions it may have from before.
    if (isAgain) renewLog(call.db, { why: 'diverged', logId: call.core.ports.random.bytes(16), after: null, now: call.now });
    writeSettings(call.db, { centralUrl: url.origin, terminal: answer.terminal, keyId: answer.keyId });
    setClockOffset(call.db, 0);
    appendAudit(call, { method: 'upload.enrol', object: `terminal:${answer.terminal}` });
  });
  call.changed('upload', 'settings');
  return { words: fourWords(createHash('sha256').update(raw).digest()) };
}

function newKey(): Uint8Array {
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
