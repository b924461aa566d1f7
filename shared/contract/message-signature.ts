import { createHash, createPrivateKey, createPublicKey, type KeyObject, scryptSync, sign, verify } from 'node:crypto';

/** HTTP Message Signatures with Ed25519 (RFC 9421, February 2024), Content-Digest (RFC 9530). By hand: no package follows the RFC (TRUST 0.7). */
export interface SignatureProfile {
  /** Says what the signature is for; one made for another purpose is none. */
  readonly tag: string;
  /** All must be signed, in this order, and nothing else is accepted. */
  readonly components: readonly string[];
}
const ofJson = ['@method', '@authority', '@path', 'content-digest', 'content-type'];
/** A sealed batch sent by the terminal. */
export const uploadProfile: SignatureProfile = { tag: 'epn-upload-v1', components: [...ofJson, 'content-encoding'] };
/** A terminal that asks what central hands down to it. */
export const questionProfile: SignatureProfile = { tag: 'epn-question-v1', components: ofJson };
/** A new key, signed by the old one (`sig1`) and by itself (`sig2`). */
export const rotationProfile: SignatureProfile = { tag: 'epn-rotation-v1', components: ofJson };
/** Media type of the two signed questions above: JSON whose very bytes are signed. */
export const SIGNED_JSON = 'application/vnd.epn.request.v1+json';
/** How far `created` may be from the receiver's clock, seconds (TRUST 7.4). */
export const CREATED_TOLERANCE_S = 300;

export interface SignedRequest {
  readonly method: string;
  readonly authority: string;
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** `sha-256=:…:` of the bytes on the wire. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

function componentValue(message: SignedRequest, component: string): string {
  switch (component) {
    case '@method':
      return message.method;
    case '@authority':
      return message.authority.toLowerCase();
    case '@path':
      return message.path;
    default:
      return message.headers[component]?.trim() ?? '';
  }
}

const identifier = (component: string): string => `"${component}"`;

/** The signature base of RFC 9421 §2.5 over these components, `params` being the inner list with its parameters. */
export function signatureBase(message: SignedRequest, components: readonly string[], params: string): string {
  const lines = components.map((name) => `${identifier(name)}: ${componentValue(message, name)}`);
  return [...lines, `"@signature-params": ${params}`].join('\n');
}

export interface SignatureParameters {
  /** Seconds since the epoch. */
  readonly created: number;
  readonly nonce: string;
  readonly keyId: string;
}
type Label = 'sig1' | 'sig2';
interface Signing extends SignatureParameters {
  readonly profile: SignatureProfile;
  readonly label?: Label;
}
export interface SignatureHeaders {
  readonly 'signature-input': string;
  readonly signature: string;
}

/** The two headers of a signed message; the signature is valid five minutes. `privateKeyDer`: PKCS #8. */
export function signMessage(message: SignedRequest, given: Signing, privateKeyDer: Uint8Array): SignatureHeaders {
  const { profile, label = 'sig1', created, nonce, keyId } = given;
  const list = profile.components.map(identifier).join(' ');
  const params = `(${list});created=${created};expires=${created + CREATED_TOLERANCE_S};nonce="${nonce}";keyid="${keyId}";alg="ed25519";tag="${profile.tag}"`;
  const key = createPrivateKey({ key: Buffer.from(privateKeyDer), format: 'der', type: 'pkcs8' });
  const bytes = sign(null, Buffer.from(signatureBase(message, profile.components, params)), key);
  return { 'signature-input': `${label}=${params}`, signature: `${label}=:${bytes.toString('base64')}:` };
}

export interface ReadSignature extends SignatureParameters {
  readonly profile: SignatureProfile;
  readonly expires: number;
  readonly params: string;
  readonly bytes: Buffer;
}

/** The signature of this label, read from the two headers; null when it is not exactly of the profile. Says nothing yet about the key. */
export function readSignature(headers: Readonly<Record<string, string | undefined>>, profile: SignatureProfile, label: Label = 'sig1'): ReadSignature | null {
  const list = `(${profile.components.map(identifier).join(' ')})`;
  const given = memberOf(headers['signature-input'] ?? '', label);
  const rest = given?.startsWith(list) === true ? given.slice(list.length) : '';
  const [, created, expires, nonce, keyId, tag] =
    /^;created=(\d{1,12});expires=(\d{1,12});nonce="([\w-]{8,64})";keyid="([\w.-]{3,60})";alg="ed25519";tag="([\w-]{1,40})"$/.exec(rest) ?? [];
  const [, signature] = /^:([A-Za-z0-9+/]{86}==):$/.exec(memberOf(headers.signature ?? '', label) ?? '') ?? [];
  if (given === undefined || nonce === undefined || keyId === undefined || signature === undefined || tag !== profile.tag) return null;
  return { profile, params: given, created: Number(created), expires: Number(expires), nonce, keyId, bytes: Buffer.from(signature, 'base64') };
}

/** One member of a structured dictionary of at most `sig1` and `sig2` (RFC 8941 §3.2). */
function memberOf(text: string, label: Label): string | undefined {
  const found = /^sig1=(.*?)(?:, ?sig2=(.*))?$/.exec(text);
  return label === 'sig1' ? found?.[1] : found?.[2];
}

/** Whether the signature was made over this message by this key (raw Ed25519, 32 bytes). */
export function signatureHolds(message: SignedRequest, read: ReadSignature, publicKey: Uint8Array): boolean {
  try {
    return verify(null, Buffer.from(signatureBase(message, read.profile.components, read.params)), publicKeyOf(publicKey), read.bytes);
  } catch {
    return false; // 32 bytes that are no key
  }
}

/** Keys once read are kept, those of 10 000 terminals: to read one costs more than half of what it takes to check a signature with it. */
const keysRead = new Map<string, KeyObject>();
const KEYS_KEPT = 10_000;

/** A raw Ed25519 public key as Node's key object (RFC 8410 SPKI prefix). */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('latin1');
  const known = keysRead.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' });
  if (keysRead.size >= KEYS_KEPT) keysRead.clear();
  keysRead.set(name, key);
  return key;
}

/** The raw 32 bytes of the public half of a PKCS #8 private key. */
export function rawPublicKey(privateKeyDer: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKeyDer), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

/**
 * What a terminal signs at enrolment to prove that it holds the key: `epn-enrol` ‖ 0 ‖ origin ‖ 0 ‖ code ‖ 0 ‖ public key (TRUST 7.6).
 * `origin`: the central it speaks to, so that another that got the code cannot use it here.
 */
export function enrolmentProofText(given: { readonly origin: string; readonly code: string; readonly publicKey: string }): Buffer {
  return Buffer.from(`epn-enrol\0${given.origin}\0${given.code}\0${given.publicKey}`);
}

/**
 * What the four words are made of: both keys, raw, so that one comparison by two people vouches for both ends (TRUST 7.6). Slow on purpose (some 40 ms)
 * and salted by the one-time code: four words are 32 bits, and who stands in between may choose both keys it shows.
 */
export function pairFingerprint(given: { readonly terminalKey: Uint8Array; readonly centralKey: Uint8Array; readonly code: string }): Buffer {
  return scryptSync(Buffer.concat([given.terminalKey, given.centralKey]), `epn-words\0${given.code}`, 32, { N: 2 ** 14, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}

/** Hash that chains sealed batches: SHA-256(log_id ‖ bseq, 8 bytes big-endian ‖ prev_hash ‖ sealed bytes) (TRUST 7.2). */
export function batchHash(given: { readonly logId: Uint8Array; readonly bseq: number; readonly prevHash: Uint8Array; readonly bytes: Uint8Array }): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(given.bseq));
  return createHash('sha256').update(given.logId).update(number).update(given.prevHash).update(given.bytes).digest();
}
