import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { memberCardText } from '../../domain/card-code.ts';
import type { SecretsPort } from '../ports.ts';
import { cardKeyOf } from './key-ring.ts';

/** First 4 bytes of HMAC-SHA-256(K_k, "card" ‖ 00 ‖ k ‖ i), 8 hex digits (SCANNING §1). `cardId`: 10 hex digits. */
export function cardTag(key: Uint8Array, keyNumber: number, cardId: string): string {
  const mac = createHmac('sha256', createSecretKey(key)).update('card').update(Uint8Array.of(0, keyNumber)).update(Buffer.from(cardId, 'hex'));
  return mac.digest('hex').slice(0, 8);
}

/** Whether the tag was made with this organisation's key of that number; compared in constant time. */
export function tagIsOurs(secrets: SecretsPort, card: { keyNumber: number; cardId: string; tag: string }): boolean {
  const key = cardKeyOf(secrets, card.keyNumber);
  if (key === undefined) return false;
  return timingSafeEqual(Buffer.from(cardTag(key, card.keyNumber, card.cardId), 'hex'), Buffer.from(card.tag, 'hex'));
}

/** The 20 letters to print for a card id; throws when the key is not in this terminal's secrets. */
export function cardTextOf(secrets: SecretsPort, keyNumber: number, cardId: string): string {
  const key = cardKeyOf(secrets, keyNumber);
  if (key === undefined) throw new Error(`card key ${keyNumber} is missing`);
  return memberCardText(keyNumber, cardId, cardTag(key, keyNumber, cardId));
}
