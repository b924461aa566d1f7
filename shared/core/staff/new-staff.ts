import { passphraseFrom } from '../../domain/passphrase.ts';
import type { Call } from '../core.ts';
import { makeVerifier } from '../../contract/secret-verifier.ts';

/** A fresh passphrase with its verifier; shown once, never stored. */
export async function newPassphrase(call: Pick<Call, 'core'>, pepper: Uint8Array): Promise<{ readonly passphrase: string; readonly verifier: string }> {
  const { random } = call.core.ports;
  const passphrase = passphraseFrom(() => random.bytes(1)[0] ?? 255);
  return { passphrase, verifier: await makeVerifier({ secret: passphrase, pepper, salt: random.bytes(16) }) };
}
