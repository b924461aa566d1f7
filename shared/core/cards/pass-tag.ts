import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { PASS_HORIZON_STEPS } from '../../domain/pass-time.ts';
import type { SecretsPort } from '../ports.ts';
import { cardKeyOf } from './key-ring.ts';

const TAG_BYTES = 5;

/** K_pass = HMAC-SHA-256(K_k, "pass-key" ‖ id), 32 bytes: what a phone holds, good for this one card (SCANNING §1). */
export function passKey(key: Uint8Array, cardId: string): Uint8Array {
  return createHmac('sha256', createSecretKey(key)).update('pass-key').update(Buffer.from(cardId, 'hex')).digest();
}

function tagAt(key: KeyObject, cardId: Uint8Array, step: number): Buffer {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha256', key).update('pass').update(Uint8Array.of(0)).update(cardId).update(Uint8Array.of(0)).update(counter);
  return mac.digest().subarray(0, TAG_BYTES);
}

/** First 5 bytes of HMAC-SHA-256(K_pass, "pass" ‖ 00 ‖ id ‖ 00 ‖ step as 8 bytes), 10 hex digits. */
export function passTag(key: Uint8Array, cardId: string, step: number): string {
  return tagAt(createSecretKey(key), Buffer.from(cardId, 'hex'), step).toString('hex');
}

/**
 * The half minute that made this tag, from the present one outwards for a day each way; null when none did: forged, or of a key
 * not held. Every comparison is in constant time; how far the step is from now is no secret.
 */
export function stepOfPass(secrets: SecretsPort, pass: { keyNumber: number; cardId: string; tag: string }, nowStep: number): number | null {
  const cardKey = cardKeyOf(secrets, pass.keyNumber);
  if (cardKey === undefined) return null;
  const key = createSecretKey(passKey(cardKey, pass.cardId));
  const cardId = Buffer.from(pass.cardId, 'hex');
  const tag = Buffer.from(pass.tag, 'hex');
  for (let away = 0; away <= PASS_HORIZON_STEPS; away++)
    for (const step of away === 0 ? [nowStep] : [nowStep - away, nowStep + away]) if (step >= 0 && timingSafeEqual(tagAt(key, cardId, step), tag)) return step;
  return null;
}
