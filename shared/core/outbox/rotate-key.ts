import { keyAnswer } from '../../contract/batch.ts';
import { rawPublicKey, rotationProfile } from '../../contract/message-signature.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import type { Core } from '../core.ts';
import { readSettings, writeSettings } from '../settings/settings-store.ts';
import { newKey } from './enrol-terminal.ts';
import { sendSigned } from './send-signed.ts';
import { forgetNextKey, nextKey, readIdentity, takeKey } from './terminal-identity.ts';

/** A key is used for a year at most (TRUST 7.6). */
const KEY_LIFE_MS = 365 * 86_400_000;

/** Whether this terminal's key has had its year; one whose age is not known has its year from now on. */
export function keyIsOld(core: Core): boolean {
  const { keySince, terminal } = readSettings(core.db);
  const now = core.ports.clock.now();
  if (terminal === null) return false;
  if (keySince === null) writeSettings(core.db, { keySince: now });
  return keySince !== null && now - keySince > KEY_LIFE_MS;
}

/**
 * Gives central a new key, signed by the old one and by itself, and uses it from then on; the old one holds seven days more at central.
 * Asked again after a lost answer, it is the same new key. Answers what went wrong, null when the key was replaced.
 */
export async function rotateKey(core: Core): Promise<ProblemCode | null> {
  const { db, ports } = core;
  const identity = readIdentity(core);
  if (identity === null) return 'not-enrolled';
  let key = await nextKey(core, newKey);
  if (Buffer.compare(key, identity.key) === 0) {
    // It was taken before the program could forget that it waited.
    await forgetNextKey(core);
    key = await nextKey(core, newKey);
  }
  const content = { publicKey: rawPublicKey(key).toString('base64url') };
  const sent = await sendSigned(core, { path: 'keys', profile: rotationProfile, content, alsoBy: key });
  if (!db.open) return 'central-unreachable';
  const answer = sent?.status === 201 || sent?.status === 200 ? keyAnswer.safeParse(sent.body).data : undefined;
  if (answer === undefined || !answer.keyId.startsWith(`${identity.terminal}.`))
    return sent === null || sent.status >= 500 ? 'central-unreachable' : 'central-refused';
  await takeKey(core, { keyId: answer.keyId, key });
  writeSettings(db, { keyId: answer.keyId, keySince: ports.clock.now() });
  await forgetNextKey(core);
  return null;
}
