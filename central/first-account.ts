import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_N, makeVerifier } from '../shared/contract/secret-verifier.ts';
import { passphraseFrom } from '../shared/domain/passphrase.ts';
import { openCentralStore, type StorePlace } from './store/open-store.ts';
import { anyReader, endSessionsOf, findReader, insertReader, setDisabled, setRole, setVerifier } from './store/reader-store.ts';
import type { Store } from './store/tables.ts';

export const FIRST_READER = 'coordination';
interface Secrets {
  readonly pepper: Uint8Array;
  /** log2 of scrypt's N. */
  readonly secretCost: number;
}

/** 32 bytes beside the store, made at the first start: verifiers alone are worth nothing. */
export function keptPepper(folder: string): Uint8Array {
  const file = join(folder, 'pepper.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flush: true });
  return readFileSync(file);
}

/** The account of the first start; its passphrase is answered once, null when there are accounts already. */
export async function firstAccount(db: Store, secrets: Secrets): Promise<string | null> {
  if ((await anyReader(db)) !== undefined) return null;
  const { passphrase, verifier } = await draw(secrets);
  await insertReader(db, { name: FIRST_READER, role: 'manage', verifier });
  return passphrase;
}

/**
 * Lost access (TRUST A-7): whoever holds the server gives an account a new passphrase, the role *manage* and opens it again.
 * Answers the passphrase, null when there is no such account here.
 */
export async function renewAccess(given: {
  readonly place: StorePlace;
  readonly name: string;
  /** Epoch ms. */
  readonly now: number;
  readonly secretCost?: number;
}): Promise<string | null> {
  const { place } = given;
  mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 });
  const db = await openCentralStore(place, given.now);
  try {
    const account = await findReader(db, given.name);
    if (account === undefined || account.issuer !== null) return null;
    const { passphrase, verifier } = await draw({ pepper: keptPepper(place.dataFolder), secretCost: given.secretCost ?? LOG_N });
    await setVerifier(db, account.id, verifier);
    await setRole(db, account.id, 'manage');
    await setDisabled(db, account.id, null);
    await endSessionsOf(db, account.id);
    return passphrase;
  } finally {
    await db.destroy();
  }
}

async function draw({ pepper, secretCost }: Secrets): Promise<{ readonly passphrase: string; readonly verifier: string }> {
  const passphrase = passphraseFrom(() => randomBytes(1)[0] ?? 255);
  return { passphrase, verifier: await makeVerifier({ secret: passphrase, pepper, salt: randomBytes(16), logN: secretCost }) };
}
