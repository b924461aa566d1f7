import type { Role } from '../../shared/contract/methods.ts';

/** Our scheme; each role has its own host, so its own origin. */
export const SCHEME = 'app';
export const originOf = (role: Role): string => `${SCHEME}://${role}`;
export const addressOf = (role: Role): string => `${originOf(role)}/index.html`;

/** Whether an address is a page of this role's own origin, read as an address and never as text. */
export function isOwnPage(role: Role, address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === role && url.username === '' && url.password === '';
}

/** The desk's print preview: a frame that the desk made itself. */
export function isOwnBlob(role: Role, address: string): boolean {
  return role === 'desk' && address.startsWith(`blob:${originOf('desk')}/`);
}
