import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** HTTP Message Signatures with Ed25519 (RFC 9421, February 2024), Content-Digest (RFC 9530). By hand: no package follows the RFC (TRUST 0.7). */
export const SIGNATURE_TAG = 'epn-upload-v1';
/** All must be signed, in this order; nothing else is accepted. */
export const signedComponents = ['@method', '@authority', '@path', 'content-digest', 'content-type', 'content-encoding'] as const;
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

function componentValue(request: SignedRequest, name: string): string {
  switch (name) {
    case '@method':
      return request.method;
    case '@authority':
      return request.authority.toLowerCase();
    case '@path':
      return request.path;
    default:
      return request.headers[name]?.trim() ?? '';
  }
}

/** The signature base of RFC 9421 §2.5 over these components, `params` being the inner list with its parameters. */
export function signatureBase(request: SignedRequest, components: readonly string[], params: string): string {
  const lines = components.map((name) => `"${name}": ${componentValue(request, name)}`);
  return [...lines, `"@signature-params": ${params}`].join('\n');
}

export interface SignatureParameters {
  /** Seconds since the epoch. */
  readonly created: number;
  readonly nonce: string;
  readonly keyId: string;
}

/** The two headers of a signed upload; the signature is valid five minutes. */
export function signRequest(request: SignedRequest, given: SignatureParameters, privateKeyDer: Uint8Array): { 'signature-input': string; signature: string } {
  const list = signedComponents.map((name) => `"${name}"`).join(' ');
  const params = `(${list});created=${given.created};expires=${given.created + CREATED_TOLERANCE_S};nonce="${given.nonce}";keyid="${given.keyId}";alg="ed25519";tag="${SIGNATURE_TAG}"`;
  const key = createPrivateKey({ key: Buffer.from(privateKeyDer), format: 'der', type: 'pkcs8' });
  const bytes = sign(null, Buffer.from(signatureBase(request, signedComponents, params)), key);
  return { 'signature-input': `sig1=${params}`, signature: `sig1=:${bytes.toString('base64')}:` };
}

export interface ReadSignature extends SignatureParameters {
  readonly expires: number;
  readonly params: string;
  readonly bytes: Buffer;
}

const inputPattern =
  /^sig1=(\("@method" "@authority" "@path" "content-digest" "content-type" "content-encoding"\);created=(\d{1,12});expires=(\d{1,12});nonce="([\w-]{8,64})";keyid="([\w.-]{3,60})";alg="ed25519";tag="epn-upload-v1")$/;

/** The two headers read; null when they are not exactly of our profile. Says nothing yet about the key. */
export function readSignature(headers: Readonly<Record<string, string | undefined>>): ReadSignature | null {
  const [, params, created, expires, nonce, keyId] = inputPattern.exec(headers['signature-input'] ?? '') ?? [];
  const [, signature] = /^sig1=:([A-Za-z0-9+/]{86}==):$/.exec(headers.signature ?? '') ?? [];
  if (params === undefined || nonce === undefined || keyId === undefined || signature === undefined) return null;
  return { params, created: Number(created), expires: Number(expires), nonce, keyId, bytes: Buffer.from(signature, 'base64') };
}

/** Whether the signature was made over this request by this key (raw Ed25519, 32 bytes). */
export function signatureHolds(request: SignedRequest, read: ReadSignature, publicKey: Uint8Array): boolean {
  return verify(null, Buffer.from(signatureBase(request, signedComponents, read.params)), publicKeyOf(publicKey), read.bytes);
}

/** A raw Ed25519 public key as Node's key object (RFC 8410 SPKI prefix). */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' });
}

/** What a terminal signs at enrolment to prove that it holds the key: `epn-enrol` ‖ 0 ‖ code ‖ 0 ‖ public key (TRUST 7.6). */
export function enrolmentProofText(code: string, publicKey: string): Buffer {
  return Buffer.from(`epn-enrol\0${code}\0${publicKey}`);
}

/** Hash that chains sealed batches: SHA-256(log_id ‖ bseq, 8 bytes big-endian ‖ prev_hash ‖ sealed bytes) (TRUST 7.2). */
export function batchHash(given: { readonly logId: Uint8Array; readonly bseq: number; readonly prevHash: Uint8Array; readonly bytes: Uint8Array }): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(given.bseq));
  return createHash('sha256').update(given.logId).update(number).update(given.prevHash).update(given.bytes).digest();
}
