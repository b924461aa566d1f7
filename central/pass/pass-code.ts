import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { passText } from '../../shared/domain/card-code.ts';
import type { PhonePass } from '../../shared/domain/pass-link.ts';

const TAG_BYTES = 5;

/**
 * The 22 letters that this phone shows during a half minute: the same as shared/core/cards/pass-tag.ts makes, with a library in
 * plain JavaScript because browsers lend their own cryptography to https pages only (a contract test compares the two).
 */
export function passCode(pass: PhonePass, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(step));
  const text = new TextEncoder().encode('pass');
  const message = new Uint8Array([...text, 0, ...hexToBytes(pass.cardId), 0, ...counter]);
  const tag = bytesToHex(hmac(sha256, hexToBytes(pass.key), message).subarray(0, TAG_BYTES));
  return passText(pass.keyNumber, pass.cardId, tag);
}
