import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { batchHash, contentDigest, readSignature, signatureBase, signatureHolds, signMessage, uploadProfile } from '../../shared/contract/message-signature.ts';

/** RFC 9421, appendix B.1.4 (key) and B.2.6 (signature). */
const RFC_KEY = `-----BEGIN ${'PRIVATE'} KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END ${'PRIVATE'} KEY-----`;

test('RFC 9421 B.2.6 is reproduced byte for byte', () => {
  const request = {
    method: 'POST',
    authority: 'example.com',
    path: '/foo',
    headers: { date: 'Tue, 20 Apr 2021 02:07:55 GMT', 'content-type': 'application/json', 'content-length': '18' },
  };
  const components = ['date', '@method', '@path', '@authority', 'content-type', 'content-length'];
  const params = '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
  const signature = sign(null, Buffer.from(signatureBase(request, components, params)), createPrivateKey(RFC_KEY)).toString('base64');
  expect(signature).toBe('wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==');
});

test('the digest of RFC 9530 appendix D: {"hello": "world"} and a newline', () => {
  expect(contentDigest(Buffer.from('{"hello": "world"}\n'))).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:');
});

const pair = generateKeyPairSync('ed25519');
const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const headers = { 'content-type': 'application/vnd.epn.batch.v1+json', 'content-encoding': 'gzip', 'content-digest': contentDigest(Buffer.from('x')) };
const request = { method: 'PUT', authority: 'central.example', path: '/v1/terminals/ger-1/logs/00/batches/1', headers };
const signed = signMessage(request, { created: 1_795_460_000, nonce: 'abcdefgh12345678', keyId: 'ger-1.k1', profile: uploadProfile }, privateKey);

test('a signed request is read back and holds', () => {
  const read = readSignature({ ...headers, ...signed }, uploadProfile);
  expect(read).toMatchObject({ created: 1_795_460_000, keyId: 'ger-1.k1', nonce: 'abcdefgh12345678' });
  expect(read !== null && signatureHolds(request, read, publicKey)).toBe(true);
});

test.each([
  ['method', { ...request, method: 'POST' }],
  ['host', { ...request, authority: 'evil.example' }],
  ['path', { ...request, path: '/v1/terminals/ger-2/logs/00/batches/1' }],
  ['digest', { ...request, headers: { ...headers, 'content-digest': contentDigest(Buffer.from('y')) } }],
])('another %s breaks it', (_what, changed) => {
  const read = readSignature({ ...headers, ...signed }, uploadProfile);
  expect(read !== null && signatureHolds(changed, read, publicKey)).toBe(false);
});

test('a signature over fewer components is not of our profile', () => {
  const fewer = signed['signature-input'].replace(' "content-digest"', '');
  expect(readSignature({ 'signature-input': fewer, signature: signed.signature }, uploadProfile)).toBeNull();
  expect(uploadProfile.components).toContain('content-digest');
});

test('the chain hash depends on log, number, previous hash and bytes', () => {
  const given = { logId: Buffer.alloc(16, 1), bseq: 1, prevHash: Buffer.alloc(32), bytes: Buffer.from('a') };
  const hashes = [
    given,
    { ...given, bseq: 2 },
    { ...given, logId: Buffer.alloc(16, 2) },
    { ...given, bytes: Buffer.from('b') },
    { ...given, prevHash: Buffer.alloc(32, 1) },
  ];
  expect(new Set(hashes.map((one) => batchHash(one).toString('hex'))).size).toBe(5);
});
