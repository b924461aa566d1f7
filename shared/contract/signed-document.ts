import { createPrivateKey, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { publicKeyOf } from './message-signature.ts';

/**
 * A JSON text with its signature, for what outlives one exchange or travels by hand: what central hands down, batches in a file, their answers.
 * Signed over `purpose` ‖ 0 ‖ the text as it stands, so that it may be kept, copied and read again anywhere.
 */
export const signedDocument = z.strictObject({ document: z.string().min(2), signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) });
export type SignedDocument = z.infer<typeof signedDocument>;
/** What a document is for; one made for another purpose is none. */
export type DocumentPurpose = 'epn-handed-down-v1' | 'epn-export-v1' | 'epn-answer-v1';

const signedBytes = (purpose: DocumentPurpose, document: string): Buffer => Buffer.from(`${purpose}\0${document}`);

/** `privateKeyDer`: PKCS #8, Ed25519. */
export function signDocument(purpose: DocumentPurpose, content: unknown, privateKeyDer: Uint8Array): SignedDocument {
  const document = JSON.stringify(content);
  const key = createPrivateKey({ key: Buffer.from(privateKeyDer), format: 'der', type: 'pkcs8' });
  return { document, signature: sign(null, signedBytes(purpose, document), key).toString('base64url') };
}

/** Whether this key (raw, 32 bytes) signed the document for this purpose. */
export function documentHolds(purpose: DocumentPurpose, given: SignedDocument, publicKey: Uint8Array): boolean {
  try {
    return verify(null, signedBytes(purpose, given.document), publicKeyOf(publicKey), Buffer.from(given.signature, 'base64url'));
  } catch {
    return false; // 32 bytes that are no key
  }
}

/** The content of a signed text, for its schema to judge; undefined when it is no JSON. */
export function contentOf({ document }: SignedDocument): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}
