import { createPrivateKey, sign } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { batchEnvelope } from '../../shared/contract/batch.ts';
import { handedDown } from '../../shared/contract/handed-down.ts';
import {
  batchHash,
  contentDigest,
  enrolmentProofText,
  rawPublicKey,
  signatureBase,
  signMessage,
  uploadProfile,
} from '../../shared/contract/message-signature.ts';
import { contentOf, documentHolds, signDocument } from '../../shared/contract/signed-document.ts';
import vectors from './vectors/protocol-v1.json' with { type: 'json' };

/** docs/protocol.md, byte for byte: whoever writes another terminal or another central checks against the same file. */
const key = Buffer.from(vectors.privateKeyPkcs8.join(''), 'base64');
const bytes = Buffer.from(vectors.batch.bytes, 'base64');
const { request } = vectors;

test('the public key', () => {
  expect(rawPublicKey(key).toString('base64url')).toBe(vectors.publicKey);
});

test('a batch, its bytes and its hash', () => {
  const { json, log, bseq, prev, hash } = vectors.batch;
  expect(gunzipSync(bytes).toString('utf8')).toBe(json);
  expect(batchEnvelope.safeParse(JSON.parse(json)).success).toBe(true);
  expect(batchHash({ logId: Buffer.from(log, 'hex'), bseq, prevHash: Buffer.from(prev, 'hex'), bytes }).toString('hex')).toBe(hash);
});

test('a whole signed request', () => {
  const { method, authority, path, headers, created, nonce, keyId } = request;
  expect(headers['content-digest']).toBe(contentDigest(bytes));
  const message = { method, authority, path, headers };
  expect(signatureBase(message, uploadProfile.components, request.signatureInput.slice('sig1='.length))).toBe(request.signatureBase);
  expect(signMessage(message, { created, nonce, keyId, profile: uploadProfile }, key)).toEqual({
    'signature-input': request.signatureInput,
    signature: request.signature,
  });
});

test('a proof of enrolment', () => {
  const { origin, code, proof } = vectors.enrolment;
  const holder = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  expect(sign(null, enrolmentProofText({ origin, code, publicKey: vectors.publicKey }), holder).toString('base64url')).toBe(proof);
});

test('a document that central hands down', () => {
  const { handedDown: vector } = vectors;
  expect(signDocument('epn-handed-down-v1', JSON.parse(vector.document), key)).toEqual(vector);
  expect(documentHolds('epn-handed-down-v1', vector, rawPublicKey(key))).toBe(true);
  expect(documentHolds('epn-answer-v1', vector, rawPublicKey(key))).toBe(false);
  expect(handedDown.safeParse(contentOf(vector)).success).toBe(true);
});
