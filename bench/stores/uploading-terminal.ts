import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { enrolAnswer } from '../../shared/contract/batch.ts';
import type { Fact } from '../../shared/contract/facts.ts';
import { batchHash, contentDigest, enrolmentProofText, signMessage, uploadProfile } from '../../shared/contract/message-signature.ts';
import type { HttpCall, HttpClient } from '../harness/http-client.ts';

/** A terminal seen from central: enrolled, with a log that goes on. */
export interface UploadingTerminal {
  /** Seals these facts as the next batch and signs the request now; the signature holds five minutes. */
  nextBatch(facts: readonly Fact[]): HttpCall;
  /** Place of the next fact in the log. */
  nextSeq(): number;
}

/** Enrols a terminal with a fresh Ed25519 key through central's own route. */
export async function enrolTerminal(
  client: HttpClient,
  given: { readonly url: string; readonly code: string; readonly siteCode: string },
): Promise<UploadingTerminal> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const holder = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  const proof = sign(null, enrolmentProofText({ origin: new URL(given.url).origin, code: given.code, publicKey }), holder).toString('base64url');
  const body = JSON.stringify({ code: given.code, publicKey, proof, siteCode: given.siteCode });
  const answer = await client.send({ method: 'POST', path: '/v1/enrol', headers: { 'content-type': 'application/json' }, body });
  if (answer.status !== 201) throw new Error(`enrolment answered ${answer.status}: ${answer.body}`);
  const { terminal, keyId } = enrolAnswer.parse(JSON.parse(answer.body));
  const logId = randomBytes(16);
  const { host } = new URL(given.url);
  let head: { readonly bseq: number; readonly seq: number; readonly hash: Uint8Array } = { bseq: 0, seq: 0, hash: new Uint8Array(32) };
  return {
    nextSeq: () => head.seq + 1,
    nextBatch: (facts) => {
      const bseq = head.bseq + 1;
      const last = head.seq + facts.length;
      const bytes = gzipSync(
        JSON.stringify({ v: 1, log: logId.toString('hex'), bseq, first: head.seq + 1, last, prev: Buffer.from(head.hash).toString('hex'), facts }),
      );
      const path = `/v1/terminals/${terminal}/logs/${logId.toString('hex')}/batches/${bseq}`;
      const headers = { 'content-type': 'application/vnd.epn.batch.v1+json', 'content-encoding': 'gzip', 'content-digest': contentDigest(bytes) };
      const signing = { created: Math.floor(Date.now() / 1000), nonce: randomBytes(16).toString('base64url'), keyId, profile: uploadProfile };
      const signature = signMessage({ method: 'PUT', authority: host, path, headers }, signing, privateKey);
      head = { bseq, seq: last, hash: batchHash({ logId, bseq, prevHash: head.hash, bytes }) };
      return { method: 'PUT', path, headers: { ...headers, ...signature }, body: bytes };
    },
  };
}
