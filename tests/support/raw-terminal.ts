import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RunningCentral } from '../../central/start-central.ts';
import type { BatchBody, Receipt } from '../../shared/contract/batch.ts';
import type { Fact, FactDraft } from '../../shared/contract/facts.ts';
import { batchHash, contentDigest, enrolmentProofText, signMessage, uploadProfile } from '../../shared/contract/message-signature.ts';

/** A terminal made by hand, so that a test can send what ours never would. */
export interface RawTerminal {
  readonly name: string;
  readonly keyId: string;
  readonly log: string;
  /** The next batch of this log with these facts, sealed. */
  seal(facts: readonly (FactDraft | Record<string, unknown>)[]): Sealed;
  send(sealed: Sealed, change?: Partial<Sending>): Promise<Answer>;
  /** The request that `send` would make, signed once: what somebody who listens could send again. */
  signed(sealed: Sealed, change?: Partial<Sending>): () => Promise<Answer>;
}
export interface Sealed {
  readonly bseq: number;
  readonly bytes: Buffer;
}
export interface Sending {
  /** Seconds since the epoch in the signature. */
  readonly created: number;
  readonly keyId: string;
  readonly body: Buffer;
  /** Changes headers after they were signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where it is sent, whatever was signed. */
  readonly path: string;
  /** Where it is sent, and what is signed. */
  readonly signedPath: string;
  /** Another central of the same store, signed as such. */
  readonly at: string;
}
export interface Answer {
  readonly status: number;
  /** Of the header `Retry-After`; 0 without. */
  readonly retryAfterS: number;
  readonly body: Partial<Receipt> & { readonly code?: string; readonly serverTime?: string };
}

export const factId = (n: number): string => n.toString(16).padStart(32, '0');
/** A visit of one hour; fields by choice. */
export const visitOf = (given: Partial<Extract<Fact, { kind: 'visit' }>> = {}): FactDraft => ({
  kind: 'visit',
  id: randomBytes(16).toString('hex'),
  rev: 1,
  day: '2026-11-24',
  void: false,
  person: 'A'.repeat(22),
  isNew: false,
  ageBand: '16-17',
  district: '7',
  programme: 'cej',
  purpose: 'free-access',
  arrivedAt: '2026-11-24T08:00:00.000Z',
  minutes: 60,
  quality: 'measured',
  ...given,
});

export async function enrolRawTerminal(central: RunningCentral, now: () => number, siteCode = 'GER', siteName = siteCode): Promise<RawTerminal> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
  const code = await central.createEnrolmentCode(siteCode, siteName);
  const proof = sign(null, enrolmentProofText({ origin: new URL(central.url).origin, code, publicKey: raw }), privateKey).toString('base64url');
  const enrolled = await fetch(`${central.url}/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey: raw, proof, siteCode }),
  });
  const { terminal, keyId } = (await enrolled.json()) as { terminal: string; keyId: string };
  const logId = randomBytes(16);
  const log = logId.toString('hex');
  let bseq = 0;
  let seq = 0;
  let prev = '0'.repeat(64);
  const signed: RawTerminal['signed'] = (sealed, change = {}) => {
    const url = new URL(`/v1/terminals/${terminal}/logs/${log}/batches/${sealed.bseq}`, change.at ?? central.url);
    const headers = {
      'content-type': 'application/vnd.epn.batch.v1+json',
      'content-encoding': 'gzip',
      'content-digest': contentDigest(sealed.bytes),
    };
    const path = change.signedPath ?? url.pathname;
    const signature = signMessage(
      { method: 'PUT', authority: url.host, path, headers },
      {
        created: change.created ?? Math.floor(now() / 1000),
        nonce: randomBytes(16).toString('base64url'),
        keyId: change.keyId ?? keyId,
        profile: uploadProfile,
      },
      pkcs8,
    );
    return async () => {
      const response = await fetch(new URL(change.path ?? path, url), {
        method: 'PUT',
        headers: { ...headers, ...signature, ...change.headers },
        body: new Uint8Array(change.body ?? sealed.bytes),
      });
      return {
        status: response.status,
        retryAfterS: Number(response.headers.get('retry-after') ?? 0),
        body: (await response.json().catch(() => ({}))) as Answer['body'],
      };
    };
  };
  return {
    name: terminal,
    keyId,
    log,
    signed,
    send: (sealed, change) => signed(sealed, change)(),
    seal: (facts) => {
      bseq += 1;
      const first = seq + 1;
      const body = { v: 1, log, bseq, first, last: seq + facts.length, prev, facts: facts.map((fact, index) => ({ ...fact, seq: first + index })) };
      seq += facts.length;
      const bytes = gzipSync(JSON.stringify(body satisfies Omit<Record<keyof BatchBody, unknown>, 'after'>));
      prev = batchHash({ logId, bseq, prevHash: Buffer.from(body.prev, 'hex'), bytes }).toString('hex');
      return { bseq, bytes };
    },
  };
}
