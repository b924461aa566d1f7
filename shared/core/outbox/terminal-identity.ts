import * as z from 'zod';
import type { Core } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';

/** Under which name and key this terminal speaks to which central. */
export interface TerminalIdentity {
  readonly terminal: string;
  readonly keyId: string;
  /** PKCS #8, Ed25519. */
  readonly key: Uint8Array;
  readonly centralUrl: string;
  /** Raw key of central, pinned at enrolment; null for a terminal enrolled before there was one: enrol again. */
  readonly centralKey: Uint8Array | null;
}

const stored = z.strictObject({ keyId: z.string(), key: z.base64() });
/** The key with the id that central knows it by, in one value: a power cut cannot part them. */
const SIGNING = 'terminal-signing';
/** A key made for a request whose answer has not come yet: asked again, it is the same. */
const NEXT = 'terminal-next';
const NOTHING = new Uint8Array();

/** null: not enrolled, or the key is not on this machine. */
export function readIdentity(core: Core): TerminalIdentity | null {
  const { centralUrl, terminal, keyId, centralKey } = readSettings(core.db);
  if (centralUrl === null || terminal === null || keyId === null) return null;
  const signing = signingOf(core);
  // The store may be an older copy than the secrets beside it: its terminal's newest key is theirs.
  const isOurs = signing !== null && signing.keyId.startsWith(`${terminal}.`);
  const key = isOurs ? signing.key : core.ports.secrets.get('terminal-key');
  if (key === undefined) return null;
  const pinned = centralKey === null ? null : Buffer.from(centralKey, 'base64url');
  return { terminal, keyId: isOurs ? signing.keyId : keyId, key, centralUrl, centralKey: pinned };
}

function signingOf({ ports }: Core): { readonly keyId: string; readonly key: Uint8Array } | null {
  const bytes = ports.secrets.get(SIGNING);
  if (bytes === undefined) return null;
  const { keyId, key } = stored.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return { keyId, key: Buffer.from(key, 'base64') };
}

/** The key that waits for central's word, else one that is made and kept now. `newKey`: PKCS #8. */
export async function nextKey({ ports }: Core, newKey: () => Uint8Array): Promise<Uint8Array> {
  const waiting = ports.secrets.get(NEXT);
  if (waiting !== undefined && waiting.length > 0) return waiting;
  const made = newKey();
  await ports.secrets.set(NEXT, made);
  return made;
}

/** Central knows this key by this id: what is signed from now on is signed with it. */
export async function takeKey({ ports }: Core, given: { readonly keyId: string; readonly key: Uint8Array }): Promise<void> {
  const text = JSON.stringify({ keyId: given.keyId, key: Buffer.from(given.key).toString('base64') });
  await ports.secrets.set(SIGNING, Buffer.from(text));
}
/** After the store says so too. */
export const forgetNextKey = ({ ports }: Core): Promise<void> => ports.secrets.set(NEXT, NOTHING);
