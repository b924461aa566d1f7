import { randomBytes } from 'node:crypto';

/** Ten Crockford characters: 50 bits. */
export function newEnrolmentCode(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...randomBytes(10)].map((byte) => alphabet.charAt(byte & 31)).join('');
}
