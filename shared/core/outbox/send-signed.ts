import { contentDigest, type SignatureProfile, SIGNED_JSON, signMessage } from '../../contract/message-signature.ts';
import type { Core } from '../core.ts';
import { outboxLog } from './outbox-store.ts';
import { readIdentity } from './terminal-identity.ts';

export interface SignedQuestion {
  /** Below the terminal's own path. */
  readonly path: 'handed-down' | 'keys';
  readonly profile: SignatureProfile;
  readonly content: unknown;
  /** A second signature under the same key id, by a key that central does not know yet. PKCS #8. */
  readonly alsoBy?: Uint8Array;
}
export interface SignedReply {
  readonly status: number;
  readonly body: unknown;
  /** Of the question. */
  readonly nonce: string;
}

/** Asks central something under this terminal's signature; null when there is no answer, or no identity to ask under. Never rejects. */
export async function sendSigned(core: Core, given: SignedQuestion): Promise<SignedReply | null> {
  const identity = readIdentity(core);
  if (identity === null) return null;
  const { ports } = core;
  const url = new URL(`/v1/terminals/${identity.terminal}/${given.path}`, identity.centralUrl);
  const body = Buffer.from(JSON.stringify(given.content));
  const headers = { 'content-type': SIGNED_JSON, 'content-digest': contentDigest(body) };
  const nonce = Buffer.from(ports.random.bytes(16)).toString('base64url');
  const created = Math.floor((ports.clock.now() + (outboxLog(core.db)?.clockOffsetMs ?? 0)) / 1000);
  const signing = { created, nonce, keyId: identity.keyId, profile: given.profile };
  const message = { method: 'POST', authority: url.host, path: url.pathname, headers };
  const first = signMessage(message, signing, identity.key);
  const second = given.alsoBy === undefined ? null : signMessage(message, { ...signing, label: 'sig2' }, given.alsoBy);
  const signature =
    second === null
      ? first
      : { 'signature-input': `${first['signature-input']}, ${second['signature-input']}`, signature: `${first.signature}, ${second.signature}` };
  try {
    const response = await ports.central.send({ method: 'POST', url: url.href, headers: { ...headers, ...signature }, body });
    return { status: response.status, body: jsonOf(response.body), nonce };
  } catch {
    return null;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page, a cut answer: the schema refuses it
  }
}
