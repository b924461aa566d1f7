import { createHash } from 'node:crypto';
import type { SecretsPort } from '../ports.ts';
import { FIRST_GENERATION, heldKeys, KEY_NUMBERS } from './key-ring.ts';

/** What the antennes of one organisation share: the key behind its pseudonyms, and the keys of its cards by number. */
export interface OrganisationKeys {
  readonly organisation: Uint8Array;
  readonly generation: number;
  readonly cards: ReadonlyMap<number, Uint8Array>;
}

const VERSION = 2;
const KEY = 32;
/** version, generation (2), organisation key */
const HEAD = 3 + KEY;
const ENTRY = 1 + KEY;
const SUM = 4;

const sumOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest().subarray(0, SUM);

/** The text that carries them to another antenne: version, generation, organisation key, (number, key) each, and a sum that refuses a cut copy. */
export function organisationKeyText(secrets: SecretsPort, generation: number): string {
  const organisation = secrets.get('org-key');
  if (organisation === undefined) throw new Error('organisation key is missing');
  const head = Buffer.from([VERSION, generation >> 8, generation & 255]);
  const entries = [...heldKeys(secrets)].map(([number, key]) => Buffer.concat([Buffer.from([number]), key]));
  const body = Buffer.concat([head, organisation, ...entries]);
  return Buffer.concat([body, sumOf(body)]).toString('base64url');
}

/** Parses such a text, or the 64 bytes of the first version (card key 1, organisation key); null when it is none. */
export function parseOrganisationKey(text: string): OrganisationKeys | null {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length === 2 * KEY)
    return { organisation: bytes.subarray(KEY), generation: FIRST_GENERATION, cards: new Map([[FIRST_GENERATION, bytes.subarray(0, KEY)]]) };
  const body = bytes.subarray(0, -SUM);
  const entries = (body.length - HEAD) / ENTRY;
  if (body[0] !== VERSION || !Number.isInteger(entries) || entries < 1 || !bytes.subarray(-SUM).equals(sumOf(body))) return null;
  const cards = new Map<number, Uint8Array>();
  for (let at = HEAD; at < body.length; at += ENTRY) cards.set(body.readUInt8(at), body.subarray(at + 1, at + ENTRY));
  const generation = body.readUInt16BE(1);
  if (cards.size !== entries || !cards.has(generation % KEY_NUMBERS) || [...cards.keys()].some((number) => number >= KEY_NUMBERS)) return null;
  return { organisation: body.subarray(3, HEAD), generation, cards };
}
